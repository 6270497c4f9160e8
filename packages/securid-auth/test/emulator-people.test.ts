import { call, logInUser } from './emulator-calls.ts'
import { createSecurIdEmulator, type SecurIdPerson } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

type Found = Readonly<Record<string, string>>[]

const among = async (people: readonly SecurIdPerson[], command = 'findUsers', query = ''): Promise<Found> => {
  const server = createSecurIdEmulator({ people })
  const reply = await call(server, `${command}&format=json&${query}`, await logInUser(server))
  return ((await reply.json()) as Record<string, Found>)[command] ?? []
}

describe('The option people', () => {
  it('is whom findUsers finds, and nobody else', async () => {
    const people = [
      { user_id: 'ann', email_address: 'ann@shop.example', department: 'Shop' },
      { user_id: 'bob' },
    ]

    expect(await among(people)).toMatchObject([
      { user_id: 'ann', email_address: 'ann@shop.example', department: 'Shop', is_terminated: 'False' },
      { user_id: 'bob', is_terminated: 'False' },
    ])
  })

  it('is filled in where nothing was said', async () => {
    const [person = {}] = await among([{ user_id: 'ann' }])
    const filled = ['id', 'first_name', 'last_name', 'email_address', 'department', 'title', 'creation_date']

    expect(filled.filter((column) => person[column] === '')).toEqual([])
    expect(person).toMatchObject({ unique_id: 'ann', email_address: 'ann@example.com' })
  })

  it('keeps what was said, an empty text, an id and attributes of an installation, too', async () => {
    const [person] = await among([
      { user_id: 'ann@shop.example', id: '7', first_name: '', is_terminated: true, cas12: 'Room 4' },
      { user_id: 'bob' },
    ])

    expect(person).toMatchObject({
      id: '7',
      first_name: '',
      email_address: 'ann@shop.example',
      is_terminated: 'True',
      cas12: 'Room 4',
    })
    expect(person?.['termination_date']).not.toBe('')
  })

  // The table of the page says true and false, its sample False.
  it.each([
    [true, 'True'],
    ['true', 'True'],
    ['True', 'True'],
    [false, 'False'],
    ['false', 'False'],
    [undefined, 'False'],
  ] as const)('takes %s for whether someone has left', async (given, shown) => {
    const person = { user_id: 'ann', ...(given !== undefined && { is_terminated: given }) }

    expect(await among([person], 'findUsers', 'returnColumns=is_terminated')).toEqual([
      { is_terminated: shown },
    ])
  })

  it('gives nobody an id that another one was given', async () => {
    const people = [{ user_id: 'ann', id: '247853' }, { user_id: 'bob' }, { user_id: 'eve' }]

    const ids = (await among(people)).map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
  })

  it('makes a column of an attribute, for all of them', async () => {
    const people = [{ user_id: 'ann', cas12: 'Room 4' }, { user_id: 'bob' }]

    expect(await among(people, 'findUsers', 'returnColumns=user_id,CAS12')).toEqual([
      { user_id: 'ann', cas12: 'Room 4' },
      { user_id: 'bob', cas12: '' },
    ])
    expect(await among(people, 'findUsers', 'returnColumns=user_id&cas12=')).toEqual([{ user_id: 'bob' }])
  })

  it('is an empty directory if it is empty, and no find command stumbles', async () => {
    expect(await among([])).toEqual([])
    expect(await among([], 'findAccounts')).toEqual([])
    expect(await among([], 'findBusinessUnits')).toEqual([])
    expect(await among([], 'findApplications', 'returnColumns=business_owner&distinct=true')).toEqual([
      { business_owner: '' },
    ])
    expect((await among([], 'findUserGroups')).length).toBeGreaterThan(0)
    expect((await among([], 'findChangeRequests')).length).toBeGreaterThan(0)
  })

  it('owns the applications and makes the business units', async () => {
    const people = [
      { user_id: 'ann', id: '7', first_name: 'Ann', last_name: 'Lee', department: 'Shop' },
      { user_id: 'bob', id: '8', department: 'Shop', is_terminated: true },
    ]

    expect(await among(people, 'findBusinessUnits', 'returnColumns=name,business_owner')).toEqual([
      { name: 'Shop', business_owner: '7' },
    ])
    expect(
      await among(people, 'findApplications', 'returnColumns=business_owner_name&distinct=true'),
    ).toEqual([{ business_owner_name: 'Lee, Ann' }])
  })

  it('says nothing of who can sign in', async () => {
    const server = createSecurIdEmulator({ people: [{ user_id: 'ann' }] })
    const token = await logInUser(server)

    const replies = await Promise.all(
      ['ann', 'user01', 'nobody'].map((userId) => call(server, `checkAccess&userId=${userId}`, token)),
    )

    expect(replies.map(({ status }) => status)).toEqual([200, 200, 400])
  })
})
