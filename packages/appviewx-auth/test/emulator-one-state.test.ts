import { ask, fieldsIn } from './by-method.ts'
import { order } from './made-certificates.ts'
import { type AppViewXCertificate, createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

type Server = ReturnType<typeof createAppViewXEmulator>
type Fields = Readonly<Record<string, unknown>>

const start = (certificates: readonly AppViewXCertificate[]): Server =>
  createAppViewXEmulator({ certificates })

async function found(server: Server, input: object = {}, filter: object = {}): Promise<readonly Fields[]> {
  const { body } = await ask(server, 'POST certificate/search', { input, filter: { max: 100, ...filter } })
  return (body.response as { response: { objects: Fields[] } } | null)?.response.objects ?? []
}

const namesOf = (certificates: readonly Fields[]): readonly unknown[] =>
  certificates.map(({ commonName }) => commonName)

describe('the inventory of the AppViewX emulator', () => {
  it.each([
    ['Revoke', 'Revoked', 'Revoked'],
    ['Renew', 'Managed', 'Valid'],
    ['Suspend', 'Suspended', 'Valid'],
  ])(
    'no longer says of a certificate after %s what was given for it',
    async (action, status, expiryStatus) => {
      const server = start([{ commonName: 'a.example', resourceId: 'r1', expiryStatus: 'Expiry in 7 days' }])

      await ask(server, 'PUT certificate/action', { resourceId: 'r1', action, reason: 'Superseded' })

      expect(await found(server)).toMatchObject([{ status, expiryStatus }])
    },
  )

  it('lists each certificate once, also while others are deleted, revoked and made', async () => {
    const server = start(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => ({ commonName: name, uuid: `uuid-${name}` })),
    )
    const listed: unknown[] = []
    const deletions = ['uuid-a', 'uuid-d', 'uuid-g']
    let nextPageToken: unknown

    do {
      const page = fieldsIn(
        await ask(server, 'POST certificate/list', { nextPageToken, searchOptions: { limit: 2 } }),
      )
      listed.push(...namesOf(page['certificates'] as unknown as readonly Fields[]))
      nextPageToken = page['nextPageToken']
      const uuid = deletions.shift()
      if (uuid !== undefined) await ask(server, 'DELETE certificate/delete', { certIds: [uuid] })
    } while (nextPageToken !== null)

    expect(listed).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })

  it('gives nobody a name that somebody has chosen, and loses nobody by it', async () => {
    const [first = {}, second = {}, third = {}] = await found(
      start(['a', 'b', 'c'].map((commonName) => ({ commonName }))),
    )
    const server = start([
      { commonName: 'one', resourceId: String(second['resourceId']) },
      { commonName: 'two' },
      { commonName: 'three', uuid: String(first['uuid']) },
      { commonName: 'four', serialNumber: String(third['serialNumber']).replaceAll(':', '').toLowerCase() },
      { commonName: 'five' },
    ])
    await ask(server, 'POST certificate/create?isSync=true', order())

    const everyone = await found(server)

    expect(everyone).toHaveLength(6)
    for (const name of ['resourceId', 'uuid', 'serialNumber']) {
      const values = everyone.map((one) => String(one[name]).replaceAll(':', '').toUpperCase())
      expect(new Set(values).size).toBe(6)
    }
  })

  it('finds the one that is meant among many, by every name, after every change', async () => {
    const server = start([
      { commonName: 'same.example', resourceId: 'r1', uuid: 'u1', serialNumber: '4E:01' },
      { commonName: 'same.example', resourceId: 'r2', uuid: 'u2', serialNumber: '00' },
      { commonName: 'other.example', resourceId: 'r3', uuid: 'u3', serialNumber: '4E:01' },
    ])
    const idOf = async (name: object): Promise<unknown> =>
      ({
        resourceId: 'nobody',
        ...fieldsIn(await ask(server, 'PUT certificate/revoke?isSync=true', { reason: 'x', ...name })),
      }).resourceId

    await ask(server, 'PUT certificate/action', { resourceId: 'r1', action: 'Renew' })
    const renewed = (await found(server, { resourceId: 'r1' }))[0]?.['serialNumber']

    expect(await idOf({ commonName: 'Same.example', serialNumber: '4e01' })).toBe('nobody')
    expect(await idOf({ commonName: 'SAME.example', serialNumber: renewed })).toBe('r1')
    expect(await idOf({ commonName: 'same.example', serialNumber: '0' })).toBe('r2')
    expect(await idOf({ commonName: 'other.example', serialNumber: '004e01' })).toBe('r3')
    expect((await ask(server, 'DELETE certificate/delete', { certIds: ['u1'] })).status).toBe(200)
    expect((await ask(server, 'DELETE certificate/delete', { certIds: ['u1'] })).status).toBe(404)
  })

  it.each([
    ['expiryStatus', 'asc', ['b', 'c', 'a']],
    ['validTo', 'desc', ['a', 'c', 'b']],
    ['commonName', 'asc', ['a', 'b', 'c']],
    ['owner', 'desc', ['b', 'c', 'a']],
    ['no such thing', 'asc', ['b', 'a', 'c']],
  ])('is sorted by what an answer shows: %s, %s', async (sortColumn, sortOrder, expected) => {
    const now = Date.now()
    const server = start([
      { commonName: 'b', validTo: now - 1e9, owner: 'Ärzte' },
      { commonName: 'a', validTo: now + 1e12, owner: 'Zoo' },
      { commonName: 'c', validTo: now + 1e9, owner: 'ärzte' },
    ])

    expect(namesOf(await found(server, {}, { sortColumn, sortOrder }))).toEqual(expected)
  })
})
