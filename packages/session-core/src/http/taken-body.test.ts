import { encodeMultipart } from './multipart.ts'
import { isForeignBlob, takeBody } from './taken-body.ts'
import { isTakenForm } from './taken-form.ts'
import { expect, it } from 'vitest'

/** As it is sent. */
function written(body: unknown): BodyInit {
  return isTakenForm(body) ? encodeMultipart(body) : (body as BodyInit)
}

/** What a server reads of it. */
async function sent(body: unknown): Promise<{ readonly type: string | undefined; readonly text: string }> {
  const taken = takeBody(body)
  return { type: taken.contentType, text: await new Response(written(taken.body)).text() }
}

function formOf(value: string | Blob): FormData {
  const form = new FormData()
  form.append('a', value as string)
  return form
}

const hello = new TextEncoder().encode('hello')
const search = 'application/x-www-form-urlencoded;charset=UTF-8'

it.each([
  ['text', 'hello', ['hello']],
  ['empty text', '', ['']],
  ['a number', 7, ['7']],
  ['what has a text of its own', { toString: () => 'hello' }, ['hello']],
  ['search params', new URLSearchParams({ a: '1' }), ['a=1', search]],
  ['a buffer', hello.buffer, ['hello']],
  ['bytes', hello, ['hello']],
  ["a pooled buffer of Node's", Buffer.from('hello'), ['hello']],
  ['a part of a buffer', hello.subarray(1, 3), ['el']],
  ['a view', new DataView(hello.buffer, 2), ['llo']],
  ['a blob', new Blob(['hello'], { type: 'text/csv' }), ['hello', 'text/csv']],
  ['a blob without a type', new Blob(['hello']), ['hello', '']],
])('takes %s', async (_what, body, [text, type]) => {
  expect(await sent(body)).toEqual({ text, type })
})

const changing = {
  bytes: () => {
    const body = hello.slice()
    return { body, change: () => void body.fill(0) }
  },
  'a pooled buffer': () => {
    const body = Buffer.from('hello')
    return { body, change: () => void body.fill(0) }
  },
  'a buffer': () => {
    const body = hello.slice()
    return { body: body.buffer, change: () => void body.fill(0) }
  },
  'search params': () => {
    const body = new URLSearchParams('a=hello')
    return { body, change: () => body.set('a', 'c') }
  },
  'a form': () => {
    const body = formOf('hello')
    return { body, change: () => body.set('a', '2') }
  },
}

it.each(Object.entries(changing))('takes %s as they were then', async (_what, make) => {
  const { body, change } = make()

  const taken = takeBody(body)
  change()

  expect(await new Response(written(taken.body)).text()).toContain('hello')
})

it('writes a form as the platform does, and says where its parts end', async () => {
  const form = formOf('one\ntwo')
  form.append('"quoted"', new File(['in it'], 'a "file"\r\n.txt', { type: 'text/x-a' }))
  form.append('plain', new Blob(['raw']))

  const { contentType = '', body } = takeBody(form)

  const read = await new Response(written(body), { headers: { 'content-type': contentType } }).formData()
  const platform = await new Response(form).formData()
  const entries = async (of: FormData): Promise<unknown[]> =>
    Promise.all(
      [...of].map(async ([name, value]) =>
        typeof value === 'string' ? [name, value] : [name, value.name, value.type, await value.text()],
      ),
    )
  expect(await entries(read)).toEqual(await entries(platform))
})

/** Of another realm: the same abilities, another class. */
const foreign = {
  form: { getAll: () => [], [Symbol.iterator]: () => [['a', 'hello']][Symbol.iterator]() },
  params: { [Symbol.toStringTag]: 'URLSearchParams', toString: () => 'a=hello' },
}

it.each([
  ['a form', foreign.form, 'multipart/form-data'],
  ['search params', foreign.params, search],
])('takes %s of another realm', async (_what, body, expected) => {
  const { text, type } = await sent(body)

  expect(text).toContain('hello')
  expect(type).toContain(expected)
})

it('knows a blob of another realm', () => {
  const blob = { size: 1, type: 'text/csv', arrayBuffer: () => undefined }

  expect([isForeignBlob(blob), isForeignBlob(new Blob()), takeBody(blob).contentType]).toEqual([
    true,
    false,
    'text/csv',
  ])
})

it.each([
  ['an object', {}, 'Object'],
  ['a request', new Request('https://toy.test'), 'Request'],
  ['a form that cannot be read', { [Symbol.toStringTag]: 'FormData' }, 'FormData'],
])('says of %s that it cannot be sent', (_what, body, kind) => {
  expect(() => takeBody(body)).toThrow(`a body of the kind ${kind}`)
})

it.each([
  ['a stream', new Blob(['hello']).stream()],
  ['an async iterable', (async function* () {})()],
])('leaves %s as it is', (_what, body) => {
  expect(takeBody(body)).toEqual({ body })
})
