import { type Authority, createAuthority, type Identity } from './authority.ts'
import { serveTls } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import type { TlsOptions } from 'node:tls'
import { beforeAll, describe, expect, it } from 'vitest'

let root: Authority
let middle: Authority
let stranger: Authority
let leaf: Identity

beforeAll(async () => {
  root = await createAuthority('The Root')
  middle = await root.appoint('The Middle')
  stranger = await createAuthority('Some Stranger')
  leaf = await middle.issue()
})

/** What a server that shows these certificates comes to: its answer, or the sentence. */
const outcomeOf = async (identity: TlsOptions, ca: readonly string[]): Promise<string> => {
  await using server = await serveTls((_request, response) => void response.end('hello'), identity)
  await using transport = nodeTransport({ ca, roots: 'none' })
  try {
    return await (await transport(server.origin)).text()
  } catch (error) {
    return ((error as TypeError).cause as Error).message.replaceAll(/:\d+/g, '')
  }
}

describe('An authority that was vouched for by another one', () => {
  it.each([
    ['sends itself only', []],
    ['sends the one between, too', ['middle']],
    ['sends all there are', ['middle', 'root']],
  ])('is named until all are trusted that have to be: a server that %s', async (_what, sent) => {
    const known: Readonly<Record<string, string>> = {
      'The Middle': middle.certificate,
      'The Root': root.certificate,
    }
    const chain = sent.map((each) => (each === 'root' ? root : middle).certificate)
    const identity = { ...leaf, cert: [leaf.cert, ...chain].join('\n') }

    const trusted = [stranger.certificate]
    let outcome = ''
    for (let round = 0; round < 3; round += 1) {
      outcome = await outcomeOf(identity, trusted)
      const { name = '' } = /"(?<name>[^"]+)", which is not a trusted authority/.exec(outcome)?.groups ?? {}
      // Whoever does as he is told is told something else.
      expect(trusted).not.toContain(known[name])
      trusted.push(...[known[name] ?? []].flat())
    }

    expect(outcome).toBe('hello')
  })

  it('is told with the one that signed', async () => {
    const identity = { ...leaf, cert: `${leaf.cert}\n${middle.certificate}` }

    expect(await outcomeOf(identity, [stranger.certificate])).toContain(
      'The certificate of localhost was signed by "The Middle", in the end by "The Root", which is not a trusted authority.',
    )
  })
})

describe('Whose certificate it is that does not hold today is told', () => {
  const longAgo = new Date('2024-02-29T00:00:00Z')

  it('where it is the authority', async () => {
    const old = await createAuthority('Of Old', longAgo)

    expect(await outcomeOf(await old.issue(), [old.certificate])).toMatch(
      /^The certificate of "Of Old", which signed for localhost, expired on Feb 29 /,
    )
  })

  it('where it is the one that vouched for the authority', async () => {
    const old = await createAuthority('Of Old', longAgo)
    const young = await old.appoint('The Young')
    const identity = await young.issue()
    const chain = { ...identity, cert: `${identity.cert}\n${young.certificate}` }

    expect(await outcomeOf(chain, [old.certificate])).toMatch(
      /^The certificate of "Of Old", which signed for localhost, expired on Feb 29 /,
    )
  })

  it('where it is the server', async () => {
    expect(await outcomeOf(await root.issue({ notAfter: longAgo }), [root.certificate])).toMatch(
      /^The certificate of localhost expired on Feb 29 /,
    )
  })
})
