import { checkTypes } from './check-types.ts'
import { program } from './customer-program.ts'
import { linksIn } from './docs/links.ts'
import { programs } from './installed-runtimes.ts'
import { entries, publicPackages } from './public-packages.ts'
import { root, runTool } from './run-tool.ts'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { minify } from 'terser'
import { beforeAll, describe, expect, inject, it } from 'vitest'

const nodes = [programs.node22, programs.node24, programs.node26]

/** All that can be imported. Only the fastest compiler reads all of their declarations: it costs the others five seconds each. */
const doors = publicPackages().flatMap((subject) =>
  entries(subject).map(([entry]) => join(subject.manifest.name, entry)),
)

describe('The packed tarballs', { timeout: 180_000 }, () => {
  let tarballs: readonly string[] = []
  let customer = ''

  beforeAll(() => {
    const { consumer, ...packages } = inject('packed')
    tarballs = packages.tarballs
    customer = join(consumer, 'customer')
    mkdirSync(customer)
    writeFileSync(join(customer, 'program.ts'), program)
    const all = doors.map((door, index) => `import type * as door${index} from '${door}'\n`)
    writeFileSync(join(customer, 'doors.ts'), all.join(''))
  }, 180_000)

  it.each(publicPackages())('$manifest.name is made as publint likes it', async ({ folder, manifest }) => {
    const file = tarballs.find((name) => name.includes(folder)) ?? ''
    const tarball = new Uint8Array(readFileSync(file)).buffer

    const { messages } = await publint({ strict: true, pack: { tarball } })

    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([])
  })

  it('hold no test, and what a debugger needs', async () => {
    const lists = await Promise.all(tarballs.map((file) => runTool('tar', ['-tzf', file])))
    const files = lists.flatMap(({ output }) => output.trim().split('\n'))

    expect(files.filter((file) => file.includes('.test.') || file.includes('tsbuildinfo'))).toEqual([])
    expect(files).toEqual(
      expect.arrayContaining([
        'package/dist/index.js',
        'package/dist/index.d.ts',
        'package/dist/emulator/index.js',
        'package/dist/testing/index.js',
        'package/dist/node/index.js',
        'package/src/index.ts',
        'package/README.md',
        'package/LICENSE',
      ]),
    )
  })

  it('hold nothing that the minifier of webpack cannot read', async () => {
    const home = join(customer, '../node_modules')
    const files = globSync('@org/*/dist/**/*.js', { cwd: home })

    // It reads; what it would write is its own affair. Its types do not know the option.
    const format: object = { code: false }
    const options = { module: true, compress: false, mangle: false, format }
    const refused = await Promise.all(
      files.map((file) =>
        minify(readFileSync(join(home, file), 'utf8'), options).then(
          () => [],
          (error: unknown) => `${file}: ${String(error)}`,
        ),
      ),
    )

    expect(files.length).toBeGreaterThan(20)
    expect(refused.flat()).toEqual([])
  })

  it('ask for require() as the sources do: only who bundles nodeTransport for CommonJS has one', () => {
    const bundle = readFileSync(
      join(customer, '../node_modules/@org/session-core/dist/node/index.js'),
      'utf8',
    )

    expect(bundle).toContain('typeof require !== "function"')
  })

  it.each(publicPackages())('$manifest.name holds every page that its pages link to', ({ manifest }) => {
    const home = join(customer, '../node_modules', manifest.name)
    const pages = globSync('{README.md,docs/*.md}', { cwd: home }).map((path) => ({
      path,
      text: readFileSync(join(home, path), 'utf8'),
    }))

    const links = linksIn(pages).filter(({ target }) => !/^(?:#|https:)/.test(target))
    const files = links.map(({ from, target }) => join(dirname(from), target.replace(/#.*/, '')))

    expect(files.length).toBeGreaterThan(5)
    expect(files.filter((file) => file.startsWith('..') || !existsSync(join(home, file)))).toEqual([])
  })

  it('open every door on every Node, to require() as well, and say in their own words what is missing', async () => {
    const required = doors.filter((door) => !/node|terminal/.test(door))
    const program = `
      for (const door of ${JSON.stringify(required)}) require(door)
      const open = async () => {
        for (const door of ${JSON.stringify(doors)}) await import(door)
        // There is no undici, and the oldest Node is too old for it.
        const { nodeTransport } = await import('@org/session-core/node')
        try { nodeTransport({ roots: 'system' }) } catch ({ code, message }) { console.log(code, message) }
      }
      open()`
    writeFileSync(join(customer, 'doors.cjs'), program)

    const args = ['--disable-warning=ExperimentalWarning', 'doors.cjs']
    const runs = await Promise.all(nodes.map((node) => runTool(node, args, customer)))

    expect(required.length).toBeGreaterThan(10)
    expect(runs.map(({ output }) => output)).toEqual([
      expect.stringMatching(/^invalid-options .*takes Node 22\.19 or newer, and this is 22\.\d+\.\d+\n$/),
      expect.stringMatching(/^invalid-options .*npm install undici@8\n$/),
      expect.stringMatching(/^invalid-options .*npm install undici@8\n$/),
    ])
  })

  // Every compiler and every resolution. The types of Node alone know fewer names than a page.
  it.for([
    ['5.9', 'nodenext', ['program.ts'], {}],
    ['6.0', 'bundler', ['program.ts'], {}],
    ['7.0', 'node16', ['program.ts'], {}],
    ['7.0', 'nodenext', ['program.ts', 'doors.ts'], {}],
    ['7.0', 'bundler', ['program.ts', 'doors.ts'], {}],
    ['7.0', 'nodenext', ['doors.ts'], { lib: ['es2023'], types: [join(root, 'node_modules/@types/node')] }],
  ] as const)(
    'check under TypeScript %s, %s, of %j with %j',
    async ([version, resolution, files, options]) => {
      const check = await checkTypes(customer, { version, resolution, files, options })

      expect(check).toEqual({ status: 0, output: '' })
    },
  )
})
