import { serve } from '../node-transport/servers.ts'
import { toyScene } from '../toy-scene.ts'
import { nodeTransport } from '@org/session-core/node'
import { Window } from 'happy-dom'
import { createRequire } from 'node:module'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'

type Library = Pick<typeof globalThis, 'Blob' | 'File' | 'FormData'>

// It brings no types.
const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
  readonly JSDOM: new (html: string) => { readonly window: Library }
}

const libraries: Readonly<Record<string, () => Library>> = {
  jsdom: () => new JSDOM('').window,
  'happy-dom': () => new Window() as unknown as Library,
}
const transports = { "the platform's fetch": () => fetch, nodeTransport: () => nodeTransport() }
const each = Object.entries(libraries).flatMap(([library, open]) =>
  Object.entries(transports).map(([transport, send]) => ({ library, open, transport, send })),
)

describe.each(each)('$library, over $transport', ({ open, send }) => {
  it('sends a Blob', async () => {
    const body = new (open().Blob)(['grüße'], { type: 'text/greeting' })

    expect(await sent(send(), body)).toEqual(['text/greeting', 'grüße'])
  })

  it('sends a form, and its files', async () => {
    const { FormData, File } = open()
    const body = new FormData()
    body.append('one', 'text')
    body.append('two', new File(['a file'], 'its name.txt', { type: 'text/file' }))

    const [type, text] = await sent(send(), body)

    const form = await new Response(text, { headers: { 'content-type': type } }).formData()
    const file = form.get('two') as File
    expect([form.get('one'), file.name, file.type, await file.text()]).toEqual([
      'text',
      'its name.txt',
      'text/file',
      'a file',
    ])
  })
})

/** The content type and the body that reach a server. */
async function sent(over: typeof fetch, body: BodyInit): Promise<readonly [type: string, text: string]> {
  let seen: readonly [string, string] = ['', '']
  const server = await serve((request, response) => {
    void buffer(request).then((bytes) => {
      seen = [request.headers['content-type'] ?? '', bytes.toString()]
      response.end()
    })
  })
  onTestFinished(() => server[Symbol.asyncDispose]())
  const { session, wire } = toyScene({
    transport: (href, init) =>
      href.endsWith('/upload') ? over(`${server.origin}/upload`, init) : wire.fetch(href, init),
  })

  await session.fetch('upload', { method: 'POST', body })

  return seen
}
