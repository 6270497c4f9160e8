import { build, type Format } from 'esbuild'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'

/** What a function in a cloud is made of: one file, and no node_modules beside it. */
const program = `
  import { nodeTransport } from '@org/session-core/node'
  import { createServer } from 'node:http'

  const server = createServer((_request, response) => response.end('bundled')).listen(0, '127.0.0.1', async () => {
    const transport = nodeTransport()
    const response = await transport('http://127.0.0.1:' + server.address().port)
    console.log(response.status, await response.text())
    await transport[Symbol.asyncDispose]()
    server.close()
  })`
/** As esbuild's own manual has it for CommonJS in an ECMAScript module. */
const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'))
})
afterAll(() => rm(folder, { recursive: true }))

it.each<[Format, string, string]>([
  ['cjs', '.cjs', ''],
  ['esm', '.mjs', banner],
])(
  'nodeTransport works in one bundle, and finds undici there: %s',
  async (format, extension, js) => {
    const outfile = join(folder, `program${extension}`)
    await build({
      stdin: { contents: program, resolveDir: import.meta.dirname },
      bundle: true,
      platform: 'node',
      format,
      outfile,
      banner: { js },
      conditions: ['@org/source'],
      logLevel: 'error',
    })

    const { stdout } = await promisify(execFile)(process.execPath, [outfile], { timeout: 15_000 })

    expect(stdout.trim()).toBe('200 bundled')
  },
  30_000,
)

it('nodeTransport takes the undici that it is given', async () => {
  const [undici, { nodeTransport }] = [await import('undici'), await import('@org/session-core/node')]
  let made = 0
  class Counted extends undici.Agent {
    constructor(options?: ConstructorParameters<typeof undici.Agent>[0]) {
      super(options)
      made += 1
    }
  }

  await using transport = nodeTransport({ undici: { Agent: Counted } })

  expect([typeof transport, made]).toEqual(['function', 1])
})

it('says so where what has the name of undici cannot dispatch, as that of Bun', async () => {
  const { nodeTransport } = await import('@org/session-core/node')

  expect(() => nodeTransport({ undici: { Agent: EventTarget } })).toThrow(
    expect.objectContaining({
      code: 'invalid-options',
      message: expect.stringContaining('must be the module') as string,
    }),
  )
})
