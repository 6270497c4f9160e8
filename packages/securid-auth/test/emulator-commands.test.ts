import { call, commandUrl, logInUser, pageText } from './emulator-calls.ts'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

const ask = async (command: string): Promise<Response> => {
  const server = createSecurIdEmulator()
  return call(server, command, await logInUser(server))
}

const usersFound = async (query: string): Promise<string[]> => {
  const reply = await ask(`findUsers&format=json&${query}`)
  const { findUsers } = (await reply.json()) as { findUsers: { user_id?: string; department?: string }[] }
  return findUsers.map((row) => row.user_id ?? row.department ?? '')
}

describe('findUsers', () => {
  it.each([
    ['everybody', '', ['user01', 'user02', 'user03', 'user04']],
    ['whom a filter names', 'department=Finance', ['user01', 'user02']],
    ['whom all filters name', 'department=Finance&first_name=Omar', ['user02']],
    ['whom a filter names in that case only', 'department=finance', []],
    [
      'whom a filter names in any case, if wanted',
      'department=finance&ignoreCase=true',
      ['user01', 'user02'],
    ],
    ['so many', 'returnMaxRows=2', ['user01', 'user02']],
    ['nobody', 'returnMaxRows=0', []],
    ['in order', 'sortByColumns=department,first_name', ['user03', 'user01', 'user02', 'user04']],
    ['in reverse order', 'sortByColumns=user_id&sortDirection=desc&returnMaxRows=2', ['user04', 'user03']],
    ['each value', 'returnColumns=department&returnMaxRows=2', ['Finance', 'Finance']],
    ['each value once', 'returnColumns=department&distinct=true', ['Finance', '', 'Sales']],
  ])('finds %s', async (_what, query, expected) => {
    expect(await usersFound(query)).toEqual(expected)
  })

  it('takes the columns as a list, as several parameters, or both', async () => {
    const reply = await ask(
      'findUsers&format=json&returnColumns=title,id&returnColumns=user_id&returnMaxRows=1',
    )

    expect(await reply.text()).toBe('{"findUsers":[{"title":"Auditor","id":"247852","user_id":"user01"}]}')
  })

  it.each([
    ['properties', 'text/plain', 'user_id=user01,user02\ntitle=Auditor,Clerk, senior\n'],
    ['properties&delimiter=;', 'text/plain', 'user_id=user01;user02\ntitle=Auditor;Clerk, senior\n'],
    ['csv', 'text/csv', 'user_id,title\nuser01,Auditor\nuser02,"Clerk, senior"\n'],
    ['csv&includeHeaderRow=false', 'text/csv', 'user01,Auditor\nuser02,"Clerk, senior"\n'],
    ['tsv', 'text/tab-separated-values', 'user_id\ttitle\nuser01\tAuditor\nuser02\tClerk, senior\n'],
  ])('writes %s', async (format, contentType, expected) => {
    const reply = await ask(`findUsers&returnColumns=user_id,title&returnMaxRows=2&format=${format}`)

    expect(reply.headers.get('content-type')).toBe(contentType)
    expect(await reply.text()).toBe(expected)
  })

  it('answers a column that does not exist with an exception, in the reason phrase too', async () => {
    const reply = await ask('findUsers&format=json&returnColumns=shoe_size')

    expect(reply.status).toBe(500)
    expect(reply.statusText).toBe('Executing JDBC query failed')
    expect(await pageText(reply)).toBe('Executing JDBC query failed')
  })

  it('answers a row count that is none with 412', async () => {
    expect((await ask('findUsers&returnMaxRows=many')).status).toBe(412)
  })
})

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

    expect(await reply.json()).toMatchObject({ data: { status: 'success' } })
  })
})

it('status needs no token and minds none', async () => {
  const reply = await createSecurIdEmulator().fetch(`${commandUrl}?cmd=status&format=json`, {
    headers: { authorization: 'Bearer nonsense' },
  })

  expect(reply.status).toBe(200)
})
