import { parts } from './fixtures/parts-of-calls.ts'
import { createSession, secret, type Session } from '@org/session-core'
import fc from 'fast-check'
import ky, { type KyInstance, type Options } from 'ky'
import { expect, it } from 'vitest'

type Given = Readonly<Record<string, () => unknown>>

/** A call, with its reader, the instances it is made through, and how the server is today. */
interface Story {
  readonly verb: 'get' | 'post' | 'put' | 'delete'
  readonly input: () => string | URL | Request
  readonly given: Given
  readonly through: readonly { readonly way: 'extend' | 'told' | 'create'; readonly given: Given }[]
  readonly read: 'none' | 'json' | 'text' | 'bytes' | 'twice'
  readonly statuses: readonly number[]
}

const url = 'https://toy.test/base/'
/** As `bare-ky` has it, over the same fetch: what a session's own ky is besides does not show. */
const plain = ({ fetch }: Session): KyInstance =>
  ky.create({ retry: 0, timeout: false, baseUrl: `${url}api/`, fetch })

const given = (names: readonly string[]): fc.Arbitrary<Given> =>
  fc.record(Object.fromEntries(names.map((name) => [name, fc.constantFrom(...(parts[name] ?? []))])))
const bodies = ['json', 'body'] as const
const others = Object.keys(parts).filter((name) => !(bodies as readonly string[]).includes(name))
const some = fc.subarray(others, { maxLength: 5 })

const story: fc.Arbitrary<Story> = fc.record({
  verb: fc.constantFrom('get', 'post', 'post', 'put', 'delete'),
  input: fc.constantFrom(
    () => 'things',
    () => 'things?x=1',
    () => new URL('things', url),
    () => new Request(`${url}things`, { method: 'PUT', body: new Blob(['words']), headers: { a: '0' } }),
  ),
  given: fc.tuple(some, fc.subarray([...bodies], { maxLength: 1 })).chain(([a, b]) => given([...a, ...b])),
  through: fc.array(
    fc.record({
      way: fc.constantFrom('extend', 'told', 'create'),
      // Two bodies are one too many for ky, which merges what they hold.
      given: fc.tuple(some, fc.subarray(['json'])).chain(([a, b]) => given([...a, ...b])),
    }),
    { maxLength: 2 },
  ),
  read: fc.constantFrom('none', 'json', 'text', 'bytes', 'twice'),
  statuses: fc.constantFrom([], [], [404, 404, 404], [503]),
})

const made = (parts: Given): Options =>
  Object.fromEntries(Object.entries(parts).map(([name, make]) => [name, make()]))
/** What is sent, and what comes of it: as text, in which errors are one like the other. */
async function told(story: Story, which: 'plain' | 'first' | 'second'): Promise<string> {
  const statuses = [...story.statuses]
  const sent: unknown[] = []
  let isSeen = false
  const transport: typeof fetch = async (input, init) => {
    const request = new Request(input, { ...init, signal: null })
    if (!isSeen) return new Response('{}')
    const { method, headers, cache } = request
    sent.push([method, request.url, cache, [...headers], await request.text()])
    return Response.json({ fine: true }, { status: statuses.shift() ?? 200 })
  }
  await using session = createSession<object, string>(
    {
      name: 'toy',
      url: new URL(url),
      basePath: 'api/',
      login: () => Promise.resolve({ key: secret('a long and random key') }),
      sign: (headers, key) => headers.set('x-toy', key),
      judge: () => 'accepted',
    },
    { credentials: {}, transport },
  )
  await session.login()
  let http = which === 'plain' ? plain(session) : session.http
  if (which === 'second') await http.get('warm').text()
  isSeen = true

  const outcome = async (): Promise<unknown> => {
    for (const { way, given } of story.through) {
      if (way === 'create') http = http.create({ baseUrl: url, fetch: session.fetch, ...made(given) })
      else http = http.extend(way === 'told' ? (own) => ({ ...own, ...made(given) }) : made(given))
    }
    const call = http[story.verb](story.input(), made(story.given))
    if (story.read === 'twice') return [await call.text(), await call.text()]
    if (story.read !== 'none') return call[story.read]()
    const { status } = await call
    return { status, text: await (await call).text() }
  }
  const came = await outcome().catch(() => 'failed')
  isSeen = false
  return JSON.stringify([sent, came])
}

it('is ky, in the first call that loads it as in the second', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(story, async (story) => {
      const expected = await told(story, 'plain')

      expect(await told(story, 'first')).toBe(expected)
      expect(await told(story, 'second')).toBe(expected)
    }),
    { numRuns: 200 },
  )
})
