import { decodeText } from './decode-text.ts'
import { expect, it } from 'vitest'

const latin1 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'latin1'))
const read = async (body: BodyInit | null, type?: string): Promise<string> => {
  const response = new Response(body, { headers: type === undefined ? {} : { 'content-type': type } })
  return decodeText(new Uint8Array(await response.arrayBuffer()), response.headers)
}

it.each<[unknown, unknown]>([
  [undefined, undefined],
  ['text', new Headers()],
  [new ArrayBuffer(2), new Headers()],
  [new Uint8Array(2), null],
  [new Uint8Array(2), { 'content-type': 'text/plain' }],
])('says what it takes, given %o and %o', (bytes, headers) => {
  const read = (): string => decodeText(bytes as Uint8Array, headers as Headers)

  expect(read).toThrow(new TypeError('decodeText takes bytes and headers.'))
})

it.each<[string, string]>([
  ['as it is written', 'application/json; charset=ISO-8859-1'],
  ['in quotes', 'application/json;charset="iso-8859-1"'],
  ['in single quotes, among others', "text/html; a=b; charset='latin1'; c=d"],
  ['with spaces', 'text/plain; CharSet = windows-1252'],
])('reads an answer by the charset of its Content-Type: %s', async (_how, type) => {
  expect(await read(latin1('{"name":"Müller"}'), type)).toBe('{"name":"Müller"}')
})

it.each([
  '<?xml version="1.0" encoding="ISO-8859-1"?><a>Müller</a>',
  "\n<?xml version='1.0' encoding='windows-1252' ?><a>Müller</a>",
  '<html><head><meta charset="iso-8859-1"></head><body>Müller</body></html>',
  '<html><META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>Müller',
])('reads %s by its declaration', async (text) => {
  expect(await read(latin1(text))).toBe(text)
})

it.each([
  ['UTF-8 itself', Uint8Array.of(0xef, 0xbb, 0xbf, ...Buffer.from('Müller'))],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, ...Buffer.from('Müller', 'utf16le'))],
  ['UTF-16 the other way round', Uint8Array.of(0xfe, 0xff, ...Buffer.from('Müller', 'utf16le').swap16())],
])('believes a byte order mark of %s above all', async (_name, bytes) => {
  expect(await read(bytes, 'text/plain; charset=ISO-8859-1')).toBe('Müller')
})

it.each<[string, string, string?]>([
  ['nothing says otherwise', 'Müller'],
  ['the label is not known', 'Müller', 'text/plain; charset=klingon'],
  ['the label is empty', 'Müller', 'text/plain; charset='],
  ['the declaration cannot be true', '<?xml version="1.0" encoding="UTF-16"?><a>Müller</a>'],
  ['the declaration is not known', '<?xml version="1.0" encoding="klingon"?><a>Müller</a>'],
  ['data merely speaks of a charset', '{"a":"<meta charset=latin1>","b":"Müller"}'],
])('reads UTF-8 where %s', async (_why, text, type) => {
  expect(await read(text, type)).toBe(text)
})

it('reads nothing as nothing', async () => {
  expect(await read(null)).toBe('')
})
