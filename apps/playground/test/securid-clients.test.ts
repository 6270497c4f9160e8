import { startSecurId } from '../shared/emulators/start-emulators.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

// The request sequences of programs in the field, written down from their sources and sent over a socket.

let server: Awaited<ReturnType<typeof startSecurId>>
beforeAll(async () => {
  server = await startSecurId(0)
})
afterAll(() => server.close())
beforeEach(() => server.emulator.clearRequests())

const addressOf = (query: string): string => `${server.url}/aveksa/command.submit?${query}`

/** What was asked, and how it ended: the sequence as the server saw it. */
const seen = (): string[] =>
  server.emulator.requests.map(({ path, status }) => {
    const query = new URL(path, server.url).searchParams
    return `${query.get('cmd')} ${status}`
  })

/**
 * Kinetic's adapter (kineticdata/peripherals-aveksa, AveksaAdapter.java): it keeps the whole line `token=…` of a login and
 * appends it to the address; it starts without one, and any 401 makes it log in and send the call once more.
 */
function kinetic(): {
  count: (structure: string) => Promise<Outcome>
  search: (structure: string) => Promise<Outcome>
} {
  let token = 'null'

  const logIn = async (): Promise<void> => {
    const reply = await fetch(addressOf('cmd=loginUser'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/xml' },
      body: '<username>user01</username><password>password123</password>',
    })
    token = (await reply.text()).replaceAll('\n', '')
  }
  const outcomeOf = async (reply: Response, command: string): Promise<Outcome> => {
    const text = await reply.text()
    if (reply.status !== 200) return { status: reply.status, reason: reply.statusText }
    return { status: 200, found: (JSON.parse(text) as Record<string, unknown[]>)[command]?.length ?? -1 }
  }

  return {
    count: async (structure) => {
      const base = addressOf(`cmd=find${structure}&format=json`)
      let reply = await fetch(`${base}&${token}`)
      if (reply.status === 401) {
        await logIn()
        reply = await fetch(`${base}&${token}`)
      }
      return outcomeOf(reply, `find${structure}`)
    },
    // The address of its searches keeps the token of the first try, and has the new one behind it.
    search: async (structure) => {
      const first = `${addressOf(`cmd=find${structure}&format=json&returnColumns=id`)}&${token}`
      let reply = await fetch(first)
      if (reply.status === 401) {
        await logIn()
        reply = await fetch(`${first}&${token}`)
      }
      return outcomeOf(reply, `find${structure}`)
    },
  }
}

interface Outcome {
  readonly status: number
  readonly found?: number
  readonly reason?: string
}

describe("Kinetic's adapter", () => {
  it.each(['Users', 'Accounts', 'Applications', 'BusinessUnits', 'ChangeRequests', 'UserGroups'])(
    'counts %s: no token, login, work, expiry, login, work',
    async (structure) => {
      const adapter = kinetic()

      const first = await adapter.count(structure)
      const second = await adapter.count(structure)
      server.emulator.expireSessions()
      const third = await adapter.count(structure)

      expect([first, second, third].every(({ status }) => status === 200)).toBe(true)
      expect(first.found).toBeGreaterThan(0)
      expect(seen()).toEqual([
        `find${structure} 401`,
        'loginUser 200',
        `find${structure} 200`,
        `find${structure} 200`,
        `find${structure} 401`,
        'loginUser 200',
        `find${structure} 200`,
      ])
    },
  )

  it('searches likewise, but after an expiry its second try leads with the old token: the call after that works', async () => {
    const adapter = kinetic()

    const first = await adapter.search('Users')
    server.emulator.expireSessions()
    const expired = await adapter.search('Users')
    const next = await adapter.search('Users')

    expect([first.status, expired.status, next.status]).toEqual([200, 401, 200])
    expect(seen()).toEqual([
      'findUsers 401',
      'loginUser 200',
      'findUsers 200',
      'findUsers 401',
      'loginUser 200',
      'findUsers 401',
      'findUsers 200',
    ])
  })

  it('finds in the reason phrase what it looks for there', async () => {
    const adapter = kinetic()
    await adapter.count('Users')

    const unknown = await adapter.count('Unicorns')
    const unknownColumn = await adapter.count('Users&returnColumns=shoe_size')
    server.emulator.failNext('query-failed')
    const failed = await adapter.count('Users')

    expect(unknown).toEqual({ status: 404, reason: 'findUnicorns' })
    expect(unknownColumn.status).toBe(412)
    expect(unknownColumn.reason).toContain('invalid column')
    expect(failed.reason).toContain('Executing JDBC query failed')
  })
})

describe('A page that orders changes (a JSP, from the same house)', () => {
  it('logs in, orders a change, and reads what it gets', async () => {
    const headers = { 'Content-Type': 'text/xml' }
    const login = await fetch(addressOf('cmd=loginUser'), {
      method: 'POST',
      headers,
      body: '<username>user01</username><password>password123</password>',
    })
    // Everything behind `token=`, its line break too, which Java's URL drops.
    const token = (await login.text()).slice(6)

    const ordered = await fetch(addressOf(`cmd=createChangeRequest&token=${token}`.trimEnd()), {
      method: 'POST',
      headers,
      body: '<Changes><Description>Made up</Description><UserChange><Operation>Add</Operation><User>13</User><BusinessSource>Finance</BusinessSource><Resource>Read every ledger</Resource><Action></Action></UserChange></Changes>',
    })

    expect(ordered.status).toBe(200)
    expect(await ordered.text()).toMatch(/^request-id=\d+\n$/)
    expect(seen()).toEqual(['loginUser 200', 'createChangeRequest 200'])
  })
})

describe('The support articles', () => {
  // KB 000033343: log in with curl, and hand the token to the next command.
  it('log in, and run what they name', async () => {
    const login = await fetch(addressOf('cmd=loginUser'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: '<username>user01</username><password>password123</password>',
    })
    const token = (await login.text()).trim()

    const statuses: number[] = []
    for (const command of ['findUsers', 'collectIdentities', 'logoutUser']) {
      const method = command === 'logoutUser' ? 'POST' : 'GET'
      const reply = await fetch(addressOf(`cmd=${command}&${token}`), { method })
      statuses.push(reply.status)
    }

    expect(statuses).toEqual([200, 200, 200])
    expect(server.emulator.requests.at(-1)?.status).toBe(200)
  })
})
