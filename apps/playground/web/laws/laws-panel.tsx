import { LawsTable } from './laws-table.tsx'
import type { Trial } from './trial.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

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
      {trials.length > 0 && <LawsTable trials={trials} />}
    </section>
  )
}

function summaryOf(trials: readonly Trial[], isRunning: boolean): string {
  if (trials.length === 0) return isRunning ? 'loading' : 'what the engine promises, as tests that run here'
  const count = (verdict: Trial['verdict']): number =>
    trials.filter((trial) => trial.verdict === verdict).length
  return `${count('kept')} kept · ${count('broken')} broken · ${count('skipped')} skipped`
}
