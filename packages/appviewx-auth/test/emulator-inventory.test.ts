import { admin, type Answer, search } from './by-hand.ts'
import { type AppViewXCertificate, createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

type Server = ReturnType<typeof createAppViewXEmulator>
type Record_ = Readonly<Record<string, unknown>>

const everything = { category: 'Server,Client,Code signing' }

async function inventoryOf(server: Server, input: object = everything): Promise<readonly Record_[]> {
  const { body, status }: Answer = await search(server, admin, { input, filter: { max: 100 } })
  if (status === 404) return []
  const { response } = body.response as { readonly response: { readonly objects: readonly Record_[] } }
  return response.objects
}

const day = 86_400_000

describe('the default certificates of the AppViewX emulator', () => {
  it('are fifty, of three categories, each with an owner', async () => {
    const certificates = await inventoryOf(createAppViewXEmulator())

    expect(certificates).toHaveLength(50)
    expect(new Set(certificates.map(({ category }) => category))).toEqual(
      new Set(['Server', 'Client', 'Code signing']),
    )
    expect(certificates.filter(({ owner }) => !/^user\d\d$/.test(String(owner)))).toEqual([])
    expect(new Set(certificates.map(({ resourceId }) => resourceId)).size).toBe(50)
    expect(new Set(certificates.map(({ serialNumber }) => serialNumber)).size).toBe(50)
  })

  it.each(['Expired', 'Expiry in 30 days', 'Valid', 'Revoked', 'New Certificate'])(
    'have some that are: %s',
    async (status) => {
      const certificates = await inventoryOf(createAppViewXEmulator())

      expect(certificates.filter(({ expiryStatus }) => expiryStatus === status).length).toBeGreaterThan(1)
    },
  )

  it('end by the clock of the emulator, on any day', async () => {
    const server = createAppViewXEmulator()
    const now = server.clock.now()

    const left = (await inventoryOf(server, { keywordSearch: { certcn: 'checkout' } })).map(({ validTo }) =>
      Math.floor((Number(validTo) - now) / day),
    )

    expect(left).toEqual([3])
  })

  it('have all begun, whenever they end, and so have those that are given without a beginning', async () => {
    const now = createAppViewXEmulator().clock.now()
    const given = [1, 365, 366, 521, 3650].map((days) => ({
      commonName: `in-${days}.example`,
      validTo: now + days * day,
    }))
    const servers = [createAppViewXEmulator(), createAppViewXEmulator({ certificates: given })]

    for (const server of servers) {
      const certificates = await inventoryOf(server)
      const later = certificates.filter(({ validFrom }) => Number(validFrom) > server.clock.now())
      expect(later.map(({ commonName }) => commonName)).toEqual([])
    }
  })

  it('come to their end as the clock advances', async () => {
    const server = createAppViewXEmulator()
    const input = { keywordSearch: { certcn: 'checkout' } }
    const before = await inventoryOf(server, input)
    server.advance(4 * day)

    const after = await inventoryOf(server, input)

    expect([...before, ...after].map(({ expiryStatus }) => expiryStatus)).toEqual([
      'Expiry in 30 days',
      'Expired',
    ])
  })

  it('are the same in every emulator', async () => {
    const plain = (certificates: readonly Record_[]): unknown =>
      certificates.map(({ commonName, resourceId, serialNumber, owner }) => [
        commonName,
        resourceId,
        serialNumber,
        owner,
      ])

    expect(plain(await inventoryOf(createAppViewXEmulator()))).toEqual(
      plain(await inventoryOf(createAppViewXEmulator())),
    )
  })
})

describe('certificates of your own in the AppViewX emulator', () => {
  it('take the place of the default ones, and an empty list is an empty inventory', async () => {
    const one = createAppViewXEmulator({ certificates: [{ commonName: 'mine.example' }] })
    const none = createAppViewXEmulator({ certificates: [] })

    expect((await inventoryOf(one)).map(({ commonName }) => commonName)).toEqual(['mine.example'])
    expect(await inventoryOf(none)).toEqual([])
  })

  it('are filled in, and keep what they have', async () => {
    const given: AppViewXCertificate = {
      commonName: 'mine.example',
      category: 'code signing',
      status: 'Monitored',
      validTo: 4_000_000_000_000,
      owner: 'ann',
      subjectAlternativeNames: ['other.example'],
      requestIds: ['7'],
      uuid: 'u-1',
    }

    const [found] = await inventoryOf(createAppViewXEmulator({ certificates: [given] }))

    expect(found).toMatchObject({ ...given, category: 'Code signing' })
    expect(found).toHaveProperty('resourceId', expect.stringMatching(/^[\da-f]{24}$/))
    expect(found).toHaveProperty('serialNumber', expect.stringMatching(/^(?:[\dA-F]{2}:)+[\dA-F]{2}$/))
  })

  it.each<[string, unknown]>([
    ['certificates must be a list, not an object', {}],
    ['certificates[0].commonName must be a text that is not empty; it is missing', [{}]],
    [
      "certificates[1] has no 'commonname'. Did you mean 'commonName'?",
      [{ commonName: 'a' }, { commonname: 'b' }],
    ],
    ['certificates[0].validTo must be a whole number', [{ commonName: 'a', validTo: '2027-01-01' }]],
    ["certificates[0].category must be one of 'Server', 'Client'", [{ commonName: 'a', category: 'Garden' }]],
    ['certificates[0].serialNumber must be hexadecimal digits', [{ commonName: 'a', serialNumber: 'no' }]],
    [
      'certificates[0].subjectAlternativeNames must be a list',
      [{ commonName: 'a', subjectAlternativeNames: 'b' }],
    ],
  ])('are read strictly: %s', (words, given) => {
    const create = (): unknown => createAppViewXEmulator({ certificates: given as [] })

    expect(create).toThrow(TypeError)
    expect(create).toThrow(words)
  })
})
