import { toySubject } from './toy-subject.ts'
import { createSession, type Grant } from '@org/session-core'
import { fleetLaws, type LawCapability, type LawSubject, sessionLaws } from '@org/session-core/testing'
import { expect, it } from 'vitest'

const laws = [...sessionLaws, ...fleetLaws]
const needing = (capability: LawCapability): typeof laws =>
  laws.filter(({ requires = [] }) => requires.includes(capability))

/** The toy, whose protocol forgets to say how long its sessions live. */
const silentAbout = (field: keyof Grant<unknown>): LawSubject =>
  toySubject((protocol, options) =>
    createSession(
      {
        ...protocol,
        login: async (credentials, wire) => ({
          ...(await protocol.login(credentials, wire)),
          [field]: undefined,
        }),
      },
      options,
    ),
  )

it.concurrent.for([
  ...needing('idle-limit').map((law) => [law.name, 'idleMs', law] as const),
  ...needing('lifespan').map((law) => [law.name, 'lifetimeMs', law] as const),
])('%s: names the %s that a grant should have had', async ([, field, law]) => {
  const failure: unknown = await law.check(silentAbout(field)).catch((error: unknown) => error)

  expect(failure).toMatchObject({ name: 'LawFailure', message: expect.stringContaining(field) as string })
})
