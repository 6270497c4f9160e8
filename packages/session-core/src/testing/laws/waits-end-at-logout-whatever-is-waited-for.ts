import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { watch, type Watched } from '../outcome.ts'
import { setStage, type Stage } from '../stage.ts'
import { letRun, until } from '../turns.ts'

const refused = 'the rest of a stream that was refused'

/** What a caller may wait for that never comes, each with a session of its own. */
const waits: Readonly<Record<string, (stage: Stage) => Watched>> = {
  'the credentials': ({ call }) => watch(call()),
  'the body of a bare request': ({ session, guardedUrl }) =>
    watch(session.fetch(new Request(guardedUrl, { method: 'POST', body: idling(), ...duplex }))),
  [refused]: ({ wire, isGuarded, call }) => {
    wire.every(isGuarded).answer(() => new Response('no', { status: 401 }))
    return watch(call({ method: 'POST', body: idling(), ...duplex }))
  },
}

const duplex = { duplex: 'half' }

/** Waiting for people, vaults and streams ends with the session, not with them. */
export const waitsEndAtLogoutWhateverIsWaitedFor: SessionLaw = {
  name: 'waits end at logout whatever is waited for',
  promise: 11,
  check: async (subject) => {
    const outcomes = await Promise.all(
      Object.entries(waits).map(async ([what, begin]) => {
        const isAboutLogins = what === 'the credentials'
        const never = (): Promise<never> => new Promise(() => {})
        const stage = setStage(subject, isAboutLogins ? { credentials: never } : {})
        if (!isAboutLogins) await stage.session.login()

        const waiting = begin(stage)
        await letRun()
        // A refusal is read and followed by a login before the rest of the stream is waited for.
        if (what === refused)
          await until('the session is renewed', () => stage.session.snapshot.generation === 2)
        await letRun()
        const before = waiting.outcome
        watch(stage.session.logout())
        await until(`logout ends the wait for ${what}`, () => waiting.outcome !== 'pending')
        return [what, before, waiting.outcome]
      }),
    )

    expectThat(
      'each wait ends with the session',
      outcomes,
      Object.keys(waits).map((what) => [what, 'pending', 'closed']),
    )
  },
}

/** An upload that begins, and says nothing more. */
function idling(): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('half')) })
}
