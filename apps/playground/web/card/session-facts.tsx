import type { Card, ServerView, ShownSession } from '../../shared/card.ts'
import { Limits } from './limits.tsx'
import type { JSX } from 'preact'

/** Who is signed in, how often, and for how long; nothing before the first login. */
export function SessionFacts({ card: { server, session } }: { readonly card: Card }): JSX.Element | null {
  if (session === undefined || session.generation === 0) return null

  return (
    <div class="facts">
      <dl>
        {[...factsOf(session), ...countsOf(server), ...notesOf(session)].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {session.phase === 'active' && <Limits session={session} />}
    </div>
  )
}

type Fact = readonly [name: string, value: string | number]

function factsOf({ counts, generation, subject = '—' }: ShownSession): readonly Fact[] {
  return [
    ['subject', subject],
    ['generation', generation],
    ['logins', counts.logins],
    ['requests', counts.requests],
    ['replays', counts.replays],
    ['rejections', counts.rejections],
  ]
}

const countsOf = (server: ServerView | undefined): readonly Fact[] =>
  server === undefined
    ? []
    : [
        ['alive at the server', server.liveSessions],
        ['logins it saw', server.loginAttempts],
      ]

const notesOf = ({ notes }: ShownSession): readonly Fact[] =>
  Object.entries(notes).flatMap(([name, value]) =>
    value === null || value === '' ? [] : [[name, String(value)] as const],
  )
