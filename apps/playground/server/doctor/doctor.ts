import type { Credentials } from '../../shared/credentials.ts'
import type { Diagnosis } from '../../shared/diagnosis.ts'
import type { Feed } from '../../shared/recording/feed.ts'
import type { Redactor } from '../../shared/recording/redactor.ts'
import type { VendorName } from '../../shared/vendor.ts'
import { readReport } from './read-report.ts'
import { runCommand } from './run-command.ts'

/** Examines a server with the command line of its product, and publishes what it finds. */
export interface Doctor {
  /** Looks once at a time; with a login, as whoever was typed last, or as the environment says. Never rejects. */
  readonly examine: (withLogin: boolean) => Promise<void>
  /** Stops looking. */
  readonly close: () => void
}

/** What a doctor works with. */
export interface DoctorParts {
  readonly vendor: VendorName
  readonly url: string
  /** The file of an authority to trust besides what Node trusts. */
  readonly ca?: string | undefined
  /** Who is to log in. */
  readonly typed: () => Credentials | undefined
  readonly feed: Feed
  readonly redactor: Redactor
  /** The file of the command line. Default: its sources. */
  readonly script?: string | undefined
}

/** A doctor who has not looked yet. */
export function createDoctor({ ca, feed, redactor, script, typed, url, vendor }: DoctorParts): Doctor {
  const over = new AbortController()
  let isLooking = false

  const publish = (withLogin: boolean, rest: Pick<Diagnosis, 'state'> & Partial<Diagnosis>): void => {
    const diagnosis: Diagnosis = { vendor, withLogin, findings: [], ...rest }
    feed.publish('live', { type: 'diagnosis', id: vendor, diagnosis })
  }
  const look = async (withLogin: boolean): Promise<void> => {
    publish(withLogin, { state: 'running' })
    const credentials = withLogin ? typed() : undefined
    const variables = { [`${prefixes[vendor]}_URL`]: url, ...variablesFor(vendor, credentials) }
    const args = [
      'doctor',
      '--json',
      ...(ca === undefined ? [] : ['--ca', ca]),
      ...(withLogin ? [] : ['--no-login']),
    ]
    const { stderr, stdout } = await runCommand(`@org/${vendor}-auth`, {
      args,
      variables,
      script,
      signal: over.signal,
    })
    publish(
      withLogin,
      readReport(redactor.text(stdout)) ?? { state: 'failed', problem: redactor.text(stderr) },
    )
  }

  return {
    examine: async (withLogin) => {
      if (isLooking || over.signal.aborted) return
      isLooking = true
      try {
        await look(withLogin)
      } catch {
        publish(withLogin, { state: 'failed', problem: 'The command line could not be started.' })
      } finally {
        isLooking = false
      }
    },
    close: () => over.abort(),
  }
}

const prefixes: Readonly<Record<VendorName, string>> = { appviewx: 'APPVIEWX', securid: 'SECURID' }

/** Typed credentials take the place of all that the environment says; without any, it speaks for itself. */
function variablesFor(
  vendor: VendorName,
  credentials: Credentials | undefined,
): Readonly<Record<string, string | undefined>> {
  if (credentials === undefined) return {}
  const given: Readonly<Partial<Record<string, string>>> = { ...credentials }
  const named = (name: string, field: string): readonly [string, string | undefined][] => [
    [`${prefixes[vendor]}_${name}`, given[field]],
    [`${prefixes[vendor]}_${name}_FILE`, undefined],
  ]
  return Object.fromEntries([
    ...named('USERNAME', 'username'),
    ...named('PASSWORD', 'password'),
    ...named('CLIENT_ID', 'clientId'),
    ...named('CLIENT_SECRET', 'clientSecret'),
    ...named('AUTH_SOURCE', 'authSource'),
  ])
}
