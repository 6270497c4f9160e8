import type { Diagnosis, ShownFinding } from '../../shared/diagnosis.ts'
import type { VendorName } from '../../shared/vendor.ts'
import { ask } from '../feed/api.ts'
import type { JSX } from 'preact'

/** What was found so far, and of which server. */
export interface DoctorReportProps {
  readonly vendor: VendorName
  readonly live: boolean
  /** The file of an authority that it is told to trust. */
  readonly ca: string | undefined
  readonly diagnosis: Diagnosis | undefined
}

/** The report of `doctor` from the product's command line, step by step; unfolded for a real installation. */
export function DoctorReport({ ca, diagnosis, live, vendor }: DoctorReportProps): JSX.Element {
  const isRunning = diagnosis?.state === 'running'
  const examine = (login: boolean): void => void ask(vendor, 'doctor', { login })

  return (
    <details class="fold doctor" open={live}>
      <summary>The doctor’s report</summary>
      <p class="hint">
        What{' '}
        <code>
          npx {vendor}-auth doctor{ca !== undefined && ` --ca ${ca}`}
        </code>{' '}
        says: names, connection, TLS, the product. With a login it also logs in once, calls, and logs out.
      </p>
      <div class="doctor-buttons">
        <button type="button" disabled={isRunning} onClick={() => examine(false)}>
          Examine
        </button>
        <button type="button" disabled={isRunning} onClick={() => examine(true)}>
          Examine with a login
        </button>
      </div>
      {diagnosis !== undefined && diagnosis.findings.length > 0 && (
        <ol class="findings" aria-label="Findings">
          {diagnosis.findings.map((finding) => (
            <FindingLine key={finding.step} finding={finding} />
          ))}
        </ol>
      )}
      <p class={`verdict ${toneOf(diagnosis)}`} role="status">
        {wordsFor(diagnosis)}
      </p>
    </details>
  )
}

const marks: Readonly<Record<ShownFinding['status'], string>> = {
  ok: '✓',
  warning: '!',
  failed: '✗',
  skipped: '–',
}

const FindingLine = ({
  finding: { advice, details = [], status, step, summary },
}: {
  readonly finding: ShownFinding
}): JSX.Element => (
  <li class={`finding ${status}`}>
    <span class="mark" aria-hidden="true">
      {marks[status]}
    </span>
    <p>
      <span class="visually-hidden">{status}: </span>
      <strong>{step}</strong> {summary}
    </p>
    {details.map((detail) => (
      <p key={detail} class="detail">
        {detail}
      </p>
    ))}
    {advice !== undefined && <p class="advice">{advice}</p>}
  </li>
)

function wordsFor(diagnosis: Diagnosis | undefined): string {
  if (diagnosis === undefined) return ''
  if (diagnosis.state === 'running') return diagnosis.withLogin ? 'Examining, with a login …' : 'Examining …'
  return diagnosis.verdict ?? diagnosis.problem ?? ''
}

function toneOf(diagnosis: Diagnosis | undefined): string {
  if (diagnosis === undefined || diagnosis.state === 'running') return 'running'
  const isBad = diagnosis.state === 'failed' || diagnosis.findings.some(({ status }) => status === 'failed')
  return isBad ? 'broken' : 'kept'
}
