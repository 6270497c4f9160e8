import { Icon } from '../icon.tsx'
import type { Trial } from './trial.ts'
import type { JSX } from 'preact'

const subjects = ['AppViewX', 'SecurID']

/** A line for each law that was tried, and what came of it for either client. */
export function LawsTable({ trials }: { readonly trials: readonly Trial[] }): JSX.Element {
  return (
    <div class="laws-list" tabIndex={0} role="region" aria-label="Verdicts">
      <table>
        <thead>
          <tr>
            <th scope="col">Law</th>
            {subjects.map((subject) => (
              <th scope="col" key={subject}>
                {subject}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...Map.groupBy(trials, ({ name }) => name)].map(([name, [first, ...others]]) => (
            <tr key={name}>
              <th scope="row">
                <span class="promise">{first?.promise}</span>
                {name}
              </th>
              {subjects.map((subject) => (
                <Verdict
                  key={subject}
                  trial={[first, ...others].find((trial) => trial?.subject === subject)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Verdict({ trial }: { readonly trial: Trial | undefined }): JSX.Element {
  if (trial === undefined) return <td />

  const { verdict, words } = trial
  return (
    <td class={verdict} title={words}>
      {verdict !== 'skipped' && <Icon name={verdict} />} {verdict}
      {verdict === 'broken' && <p>{words}</p>}
    </td>
  )
}
