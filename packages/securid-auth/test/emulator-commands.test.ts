import { call, commandUrl, logInUser, pageText } from './emulator-calls.ts'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

const ask = async (command: string): Promise<Response> => {
  const server = createSecurIdEmulator()
  return call(server, command, await logInUser(server))
}

describe('A command that changes state by GET', () => {
  it('queues every collector, and none twice until its run is done', async () => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)
    const collect = (): Promise<Response> => call(server, 'collectAccounts&format=json', token)
    const status = (): Promise<Response> => call(server, 'getRunStatus&format=json&run-id=5511', token)

    const first = await collect()
    const running = await status()
    const second = await collect()
    server.advance(60_000)
    const done = await status()
    const third = await collect()

    expect(await first.json()).toMatchObject({ data: { 'run-id': '5511,5512,5513' } })
    expect(await running.json()).toMatchObject({ data: { 'overall-status': 'Running' } })
    expect(second.status).toBe(409)
    expect(await pageText(second)).toContain('because they are already in the queue for processing')
    expect(await done.json()).toMatchObject({
      data: { 'overall-status': 'Completed', 'completed-time': expect.any(String) as string },
    })
    expect(third.status).toBe(200)
  })

  it.each(['name=Nobody', 'businessSource=Nowhere', 'name=Collector1&businessSource=Active%20Directory'])(
    'answers 404 when %s names no collector',
    async (query) => {
      expect((await ask(`collectAccounts&${query}`)).status).toBe(404)
    },
  )

  it('runs any report but those that are forbidden', async () => {
    const forbidden = await ask('runReport&name=Restricted%20Report')

    expect((await ask('runReport&name=myReport')).status).toBe(200)
    expect((await ask('runReport')).status).toBe(412)
    expect(await pageText(forbidden)).toMatch(
      /^User is not authorized to run reports for Restricted Report Query/,
    )
  })
})

describe('processRule', () => {
  // G&L 7.5.2, processRule: without a name all active rules are evaluated.
  it('evaluates every rule, or the one named, as a run that can be watched', async () => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)

    const all = await call(server, 'processRule&format=json', token)
    const one = await call(server, 'processRule&format=json&rule=Attribute%20Synchronization', token)
    const status = await call(server, 'getRunStatus&format=json&run-id=5512', token)

    expect(await all.json()).toMatchObject({ data: { 'run-id': '5511' } })
    expect(await one.json()).toEqual({
      data: { type: 'processRule', 'run-id': '5512', 'run-source-5512': 'Attribute Synchronization' },
    })
    expect(await status.json()).toMatchObject({ data: { 'overall-status': 'Running' } })
  })
})

describe('unify', () => {
  it('runs, and not twice at once', async () => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)

    const first = await call(server, 'unify&format=json', token)
    const second = await call(server, 'unify&format=json', token)
    server.advance(60_000)
    const third = await call(server, 'unify&format=json', token)

    expect([first.status, second.status, third.status]).toEqual([200, 409, 200])
    expect(await first.json()).toEqual({ data: { type: 'unify', 'run-id': '5511' } })
  })
})

describe('A POST', () => {
  it('creates each admin error under an id of its own', async () => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)

    const ids = [
      await (await call(server, 'createAdminError&desc=One', token)).text(),
      await (await call(server, 'createAdminError&desc=Two', token)).text(),
    ]

    expect(ids).toEqual(['id=3986\n', 'id=3987\n'])
  })

  it.each(['type=Nonsense', 'priority=Highest'])('creates no admin error of %s', async (parameter) => {
    expect((await ask(`createAdminError&desc=One&${parameter}`)).status).toBe(412)
  })

  it('imports a workflow archive that is one', async () => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)

    const reply = await server.fetch(`${commandUrl}?cmd=importWorkflow&format=json`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0xff]),
    })

    expect(await reply.json()).toMatchObject({
      data: {
        status: 'success',
        // G&L 7.5.2, importWorkflow: a date as Java prints it.
        message: expect.stringMatching(
          /^Import started \w{3} \w{3} \d\d \d\d:\d\d:\d\d UTC \d{4}$/,
        ) as string,
      },
    })
  })
})

// G&L 7.5.2, checkAccess: Accounts.
it.each([
  ['userId=user02', 200],
  ['userId=247853', 200],
  ['uniqueId=user02', 200],
  ['email=user02@example.com', 200],
  ['accountName=user01&accountBS=Finance', 200],
  ['accountName=user02&accountBS=Finance', 400],
  ['accountName=user01&accountBS=Nowhere', 400],
  ['accountName=user01', 400],
  ['email=', 400],
  ['uniqueId=nobody', 400],
])('checkAccess of %s ends with %i', async (query, status) => {
  expect((await ask(`checkAccess&${query}`)).status).toBe(status)
})

it('status needs no token and minds none', async () => {
  const reply = await createSecurIdEmulator().fetch(`${commandUrl}?cmd=status&format=json`, {
    headers: { authorization: 'Bearer nonsense' },
  })

  expect(reply.status).toBe(200)
})
