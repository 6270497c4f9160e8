import { Icon } from '../icon.tsx'
import type { Trial } from './trial.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

const subjects = ['AppViewX', 'SecurID']

/** Holds both clients to the session laws, in the page, against emulators in the page. */
export function LawsPanel(): JSX.Element {
  const [trials, setTrials] = useState<readonly Trial[]>([])
  const [isRunning, setIsRunning] = useState(false)
  const run = async (): Promise<void> => {
    setTrials([])
    setIsRunning(true)
    // Loaded when somebody wants it: clients, emulators and laws are most of the script.
    const { tryLaws } = await import('./try-laws.ts')
    await tryLaws((trial) => setTrials((before) => [...before, trial]))
    setIsRunning(false)
  }
  const names = [...new Set(trials.map(({ name }) => name))]

  return (
    <section class="panel laws" aria-label="Laws">
      <header class="bar">
        <h2>Session laws</h2>
        <p class="summary" role="status">
          {summaryOf(trials, isRunning)}
        </p>
        <button type="button" disabled={isRunning} onClick={() => void run()}>
          {isRunning ? 'Trying …' : 'Try them in this page'}
        </button>
      </header>
      {names.length > 0 && (
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
              {names.map((name) => (
                <tr key={name}>
                  <th scope="row">
                    <span class="promise">{trials.find((trial) => trial.name === name)?.promise}</span> {name}
                  </th>
                  {subjects.map((subject) => (
                    <Verdict
                      key={subject}
                      trial={trials.find((trial) => trial.name === name && trial.subject === subject)}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
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

function summaryOf(trials: readonly Trial[], isRunning: boolean): string {
  if (trials.length === 0) return isRunning ? 'loading' : 'what the engine promises, as tests that run here'
  const count = (verdict: Trial['verdict']): number =>
    trials.filter((trial) => trial.verdict === verdict).length
  return `${count('kept')} kept · ${count('broken')} broken · ${count('skipped')} skipped`
}
