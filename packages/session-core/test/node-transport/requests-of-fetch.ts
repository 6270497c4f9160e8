export const normalForm = (body: string): string =>
  body.replaceAll(/content-[a-z]+(?=:)/gi, (name) => name.toLowerCase())

export type Make = (origin: string) => { readonly input: string | URL | Request; readonly init?: RequestInit }

const form = (): FormData => {
  const data = new FormData()
  data.append('name', 'a\nb')
  data.append('quoted "name"', 'ä')
  data.append('file', new Blob(['file text'], { type: 'text/x-own' }), 'na"me.txt')
  return data
}
export const streamOf = <Piece>(list: readonly Piece[]): ReadableStream<Piece> =>
  new ReadableStream({
    start: (controller) => {
      for (const each of list) controller.enqueue(each)
      controller.close()
    },
  })
export const pieces = (...texts: readonly string[]): ReadableStream<Uint8Array> =>
  streamOf(texts.map((each) => new TextEncoder().encode(each)))
export const post = { method: 'POST' }

export const cases: readonly (readonly [string, Make])[] = [
  ['a text', (origin) => ({ input: `${origin}/a?b=c&d#hash` })],
  ['a URL', (origin) => ({ input: new URL('/a%20b?', origin) })],
  ['a Request', (origin) => ({ input: new Request(origin, { headers: { 'x-own': 'é' } }) })],
  ['small letters in a usual method', (origin) => ({ input: origin, init: { method: 'delete' } })],
  ['an unusual method', (origin) => ({ input: origin, init: { method: 'PROPFIND' } })],
  [
    'HEAD replaced by init',
    (origin) => ({ input: new Request(origin, { method: 'HEAD' }), init: { method: 'GET' } }),
  ],
  [
    'headers of an init in place of those of its request',
    (origin) => ({
      input: new Request(origin, { headers: { 'x-old': '1' } }),
      init: {
        headers: [
          ['x-new', '1'],
          ['x-new', '2'],
        ],
      },
    }),
  ],
  ['a host header', (origin) => ({ input: origin, init: { headers: { host: 'other.example' } } })],
  [
    'headers that the platform would add',
    (origin) => ({
      input: origin,
      init: {
        headers: { accept: 'text/x', 'accept-encoding': 'br', 'accept-language': 'de', 'user-agent': 'me' },
      },
    }),
  ],
  ['a range', (origin) => ({ input: origin, init: { headers: { range: 'bytes=0-1' } } })],
  ['no body where one is usual', (origin) => ({ input: origin, init: post })],
  ['a string', (origin) => ({ input: origin, init: { ...post, body: 'grüße' } })],
  ['an empty string', (origin) => ({ input: origin, init: { ...post, body: '' } })],
  [
    'a string with a type',
    (origin) => ({
      input: origin,
      init: { ...post, body: '{}', headers: { 'content-type': 'application/json' } },
    }),
  ],
  [
    'search parameters',
    (origin) => ({ input: origin, init: { ...post, body: new URLSearchParams({ a: 'ä b' }) } }),
  ],
  [
    'an array buffer',
    (origin) => ({ input: origin, init: { ...post, body: new TextEncoder().encode('x').buffer } }),
  ],
  [
    'a view into a buffer',
    (origin) => ({
      input: origin,
      init: { ...post, body: new TextEncoder().encode('abcdef').subarray(2, 4) },
    }),
  ],
  [
    'words of a buffer',
    (origin) => ({ input: origin, init: { ...post, body: new Uint16Array([0x61_62, 0x63_64]) } }),
  ],
  [
    'a blob',
    (origin) => ({ input: origin, init: { ...post, body: new Blob(['a', 'b'], { type: 'text/x-own' }) } }),
  ],
  ['a blob without a type', (origin) => ({ input: origin, init: { ...post, body: new Blob(['ab']) } })],
  ['a form with a file', (origin) => ({ input: origin, init: { ...post, body: form() } })],
  [
    'a stream',
    (origin) => ({ input: origin, init: { ...post, body: pieces('a', 'b'), duplex: 'half' } as RequestInit }),
  ],
  [
    'a stream of a known length',
    (origin) => ({
      input: origin,
      init: {
        ...post,
        body: pieces('a', 'b'),
        duplex: 'half',
        headers: { 'content-length': '2' },
      } as RequestInit,
    }),
  ],
  ['a Request with a text', (origin) => ({ input: new Request(origin, { ...post, body: 'text' }) })],
  [
    'a Request with bytes',
    (origin) => ({ input: new Request(origin, { ...post, body: new Uint8Array([65]) }) }),
  ],
  [
    'a Request with a body, and another one',
    (origin) => ({
      input: new Request(origin, { ...post, body: 'old' }),
      init: { body: 'new' },
    }),
  ],
  [
    'another Request for its options',
    (origin) => ({
      input: origin,
      init: new Request('https://other.test/', { ...post, headers: { 'x-own': '1' }, body: 'text' }),
    }),
  ],
  [
    'options that are inherited',
    (origin) => ({
      input: origin,
      init: Object.create({ method: 'DELETE', headers: { 'x-own': '1' } }) as RequestInit,
    }),
  ],
]
