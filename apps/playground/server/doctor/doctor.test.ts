import type { Credentials } from '../../shared/credentials.ts'
import { demoAccounts } from '../../shared/demo-accounts.ts'
import type { Diagnosis } from '../../shared/diagnosis.ts'
import { startAppViewX, startSecurId } from '../../shared/emulators/start-emulators.ts'
import { createFeed } from '../../shared/recording/feed.ts'
import { createRedactor } from '../../shared/recording/redactor.ts'
import type { VendorName } from '../../shared/vendor.ts'
import { commandFor } from '../../test/terminal/run-command.ts'
import { createDoctor } from './doctor.ts'
import { readReport } from './read-report.ts'
import { describe, expect, it } from 'vitest'

interface Examination {
  readonly login: boolean
  readonly typed?: Credentials | undefined
}

/** Every state of a diagnosis that was published, the last one last. */
const examine = async (
  vendor: VendorName,
  url: string,
  { login, typed }: Examination,
): Promise<readonly Diagnosis[]> => {
  const feed = createFeed()
  const states: Diagnosis[] = []
  feed.subscribe((entry) => {
    if (entry.type === 'diagnosis') states.push(entry.diagnosis)
  })
  // From their sources they are started where the whole playground is.
  const [script] = commandFor(`${vendor}-auth`)
  const redactor = createRedactor()
  await createDoctor({ vendor, url, typed: () => typed, feed, redactor, script }).examine(login)
  return states
}
const stepsOf = (diagnosis: Diagnosis | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries((diagnosis?.findings ?? []).map(({ status, step }) => [step, status]))

describe.each([
  ['appviewx', startAppViewX],
  ['securid', startSecurId],
] as const)('the doctor of %s', { timeout: 60_000 }, (vendor, start) => {
  it('sends no credentials unless a login is asked for, and then those that were typed', async () => {
    const { close, emulator, url } = await start(0)
    const typed = demoAccounts[vendor][0]?.credentials

    const without = await examine(vendor, url, { login: false, typed })
    const attempts = emulator.loginAttempts
    const withLogin = await examine(vendor, url, { login: true, typed })
    await close()

    expect(without.map(({ state }) => state)).toEqual(['running', 'done'])
    expect(without[1]).toMatchObject({ verdict: 'It works.', withLogin: false })
    expect(stepsOf(without[1])).toMatchObject({ product: 'ok' })
    expect(stepsOf(without[1])).not.toHaveProperty('login')
    expect(attempts).toBe(0)
    expect(stepsOf(withLogin[1])).toMatchObject({ login: 'ok', logout: 'ok' })
    expect(emulator.loginAttempts).toBe(1)
    expect(emulator.liveSessions).toBe(0)
  })

  it('says where it stops, and why there is no report', async () => {
    const [, dead] = await examine(vendor, 'http://127.0.0.1:1', { login: false })
    const [, nobody] = await examine(vendor, 'http://127.0.0.1:1', { login: true })

    expect(stepsOf(dead)).toMatchObject({ connection: 'failed' })
    expect(dead?.verdict).toContain('does not work yet')
    expect(nobody).toMatchObject({ state: 'failed', findings: [] })
    expect(nobody?.problem).toContain('_USERNAME')
  })
})

it.each(['', '{}', 'not JSON', '{"findings":[{"step":"x"}],"verdict":"y"}'])(
  'takes %j for no report',
  (text) => {
    expect(readReport(text)).toBeUndefined()
  },
)
