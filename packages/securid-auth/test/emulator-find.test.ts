import { call, logInApp, logInUser, pageText } from './emulator-calls.ts'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

type Found = Readonly<Record<string, string>>[]

const ask = async (command: string): Promise<Response> => {
  const server = createSecurIdEmulator()
  return call(server, command, await logInUser(server))
}

const found = async (command: string, query = ''): Promise<Found> => {
  const reply = await ask(`${command}&format=json&${query}`)
  return ((await reply.json()) as Record<string, Found>)[command] ?? []
}

const valuesOf = async (query: string, column = 'user_id'): Promise<(string | undefined)[]> =>
  (await found('findUsers', query)).map((row) => row[column])

describe('findUsers', () => {
  it.each([
    ['whom a filter names', 'department=Finance&returnMaxRows=2', ['user01', 'user02']],
    ['whom all filters name', 'department=Finance&first_name=Omar', ['user02']],
    ['whom a filter in other letters names', 'DEPARTMENT=Finance&First_Name=Omar', ['user02']],
    ['whom a filter names in that case only', 'department=finance', []],
    [
      'whom a filter names in any case, if wanted',
      'first_name=oMAR&user_id=USER02&ignoreCase=true',
      ['user02'],
    ],
    ['by mail', 'email_address=user02@example.com', ['user02']],
    ['so many', 'returnMaxRows=2', ['user01', 'user02']],
    ['nobody', 'returnMaxRows=0', []],
    ['in order', 'sortByColumns=department,first_name&returnMaxRows=1', ['user03']],
    ['in reverse order', 'sortByColumns=id&sortDirection=desc&returnMaxRows=2', ['40', '39']],
    ['whatever an unknown parameter says', '_=1&null&returnMaxRows=1', ['user01']],
  ])('finds %s', async (_what, query, expected) => {
    expect(await valuesOf(query)).toEqual(expected)
  })

  it.each([
    ['each value', 'returnColumns=department&returnMaxRows=2', ['Finance', 'Finance']],
    ['each value once', 'returnColumns=department&distinct=true&returnMaxRows=3', ['Finance', '', 'Sales']],
  ])('finds %s', async (_what, query, expected) => {
    expect(await valuesOf(query, 'department')).toEqual(expected)
  })

  it('takes the columns as a list, as several parameters, or both, in any case', async () => {
    const reply = await ask(
      'findUsers&format=json&returnColumns=title,ID&returnColumns=user_id&returnMaxRows=1',
    )

    expect(await reply.text()).toBe('{"findUsers":[{"title":"Auditor","id":"247852","user_id":"user01"}]}')
  })

  // F7: the page lists xml.
  it.each([
    ['properties', 'text/plain', 'user_id=user01,user02\ntitle=Auditor,Clerk, senior\n'],
    ['properties&delimiter=;', 'text/plain', 'user_id=user01;user02\ntitle=Auditor;Clerk, senior\n'],
    ['csv', 'text/csv', 'user_id,title\nuser01,Auditor\nuser02,"Clerk, senior"\n'],
    ['csv&includeHeaderRow=false', 'text/csv', 'user01,Auditor\nuser02,"Clerk, senior"\n'],
    ['tsv', 'text/tab-separated-values', 'user_id\ttitle\nuser01\tAuditor\nuser02\tClerk, senior\n'],
    [
      'xml',
      'application/xml',
      '<?xml version="1.0" encoding="UTF-8"?>\n<findUsers><User><user_id>user01</user_id><title>Auditor</title></User><User><user_id>user02</user_id><title>Clerk, senior</title></User></findUsers>',
    ],
  ])('writes %s', async (format, contentType, expected) => {
    const reply = await ask(`findUsers&returnColumns=user_id,title&returnMaxRows=2&format=${format}`)

    expect(reply.headers.get('content-type')).toBe(contentType)
    expect(await reply.text()).toBe(expected)
  })

  // G&L 7.5.2, findBusinessUnits, 412; of other commands and of sorting the same is assumed.
  it.each([
    ['returnColumns', 'returncolumns'],
    ['sortByColumns', 'sortbycolumns'],
  ])('answers an unknown column in %s with 412, in the reason phrase too', async (parameter, shown) => {
    const reply = await ask(`findUsers&format=json&${parameter}=id,Shoe_Size`)
    const sentence = `The parameter ${shown} contains an invalid column - \`shoe_size\`.`

    expect([reply.status, reply.statusText]).toEqual([412, sentence])
    expect(await pageText(reply)).toBe(
      `${sentence} Query String=cmd=findUsers&amp;format=json&amp;${parameter}=id,Shoe_Size`,
    )
  })

  it.each(['returnMaxRows=many', 'format=yaml'])('answers %s with 412', async (parameter) => {
    expect((await ask(`findUsers&${parameter}`)).status).toBe(412)
  })
})

// The columns of each page, and what its sample asks for.
describe.each([
  ['findUsers', 40, 'id,user_id,first_name,last_name,email_address,is_terminated'],
  ['findAccounts', 10, 'id,name,application_id,last_login_date,cas9'],
  ['findApplications', 10, 'id,name,description,url_ref,business_owner,business_owner_name,technical_owner'],
  ['findBusinessUnits', 5, 'id,name,business_owner,technical_owner,violation_manager'],
  ['findChangeRequests', 4, 'id,name,description,type,current_state,source_type,notes'],
  ['findUserGroups', 6, 'id,name,description,owner,external_id'],
])('%s', (command, least, columns) => {
  it('finds plenty, whoever asks', async () => {
    const server = createSecurIdEmulator()
    const reply = await call(server, `${command}&format=json`, await logInApp(server))

    const rows = ((await reply.json()) as Record<string, Found>)[command]
    expect(rows?.length).toBeGreaterThanOrEqual(least)
    expect(new Set(rows?.map(({ id }) => id)).size).toBe(rows?.length)
    expect(rows?.flatMap((row) => Object.values(row)).every((value) => typeof value === 'string')).toBe(true)
  })

  it('finds what its sample asks for, and always the same', async () => {
    const [first, second] = [await found(command, `returnColumns=${columns}`), await found(command)]

    expect(Object.keys(first[0] ?? {}).join(',')).toBe(columns)
    expect(second.map(({ id }) => id)).toEqual(first.map(({ id }) => id))
  })

  it.each(['properties', 'csv', 'tsv', 'xml'])('writes %s', async (format) => {
    expect((await ask(`${command}&format=${format}`)).status).toBe(200)
  })

  it('finds one by its id', async () => {
    const [, second] = await found(command, 'returnColumns=id')

    expect(await found(command, `returnColumns=id&id=${second?.['id']}`)).toEqual([second])
  })
})

it.each([
  ['asc', ['43', '221', '442', '443']],
  ['desc', ['443', '442', '221', '43']],
])('Numbers are sorted as numbers: %s', async (direction, expected) => {
  const rows = await found('findChangeRequests', `sortByColumns=id&sortDirection=${direction}`)

  expect(rows.map(({ id }) => id)).toEqual(expected)
})

describe('What is found', () => {
  it('fits together: every application has an owner who is there, every account an application', async () => {
    const [users, applications, accounts] = [
      await found('findUsers'),
      await found('findApplications'),
      await found('findAccounts'),
    ]
    const ids = new Set(users.map(({ id }) => id))
    const owners = applications.map((row) => row['business_owner'])
    const names = applications.map((row) => row['business_owner_name'])
    const counts = applications.map((row) => Number(row['account_count']))

    expect(owners.every((owner) => ids.has(owner))).toBe(true)
    expect(names[0]).toBe('Example, Nadia')
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(accounts.length)
    expect(new Set(accounts.map((row) => row['application_id']))).toEqual(
      new Set(applications.map(({ id }) => id)),
    )
  })

  it('is as old as the clock of the emulator says', async () => {
    const rows = await found('findAccounts', 'returnColumns=expiration_date')
    const dates = rows.flatMap((row) =>
      row['expiration_date'] === '' ? [] : [Date.parse(`${row['expiration_date']}Z`)],
    )

    expect(dates.length).toBeGreaterThan(5)
    expect(dates.every((date) => date > Date.now())).toBe(true)
    expect(dates.some((date) => date < Date.now() + 30 * 86_400_000)).toBe(true)
  })
})
