import { defaultPolicy } from '../../packages/session-core/src/session-policy.ts'
import { root } from '../run-tool.ts'
import { readDocuments } from './documents.ts'
import { readExamples, readFences } from './fences.ts'
import { brokenBy, linksIn } from './links.ts'
import { titleAt } from './own-pages.ts'
import { titleOf } from './titles.ts'
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const documents = readDocuments()
const core = 'packages/session-core'
const packages = [core, 'packages/appviewx-auth', 'packages/securid-auth']
const textOf = (path: string): string => documents.find((document) => document.path === path)?.text ?? ''

const members = /^ {2}readonly (\w+)\??:/gm
/** What each README lists, the source that declares it, the line where it begins, and what is a name there. */
const declarations = [
  ['error code', 'errors/session-error-codes.ts', 'sessionErrorCodes =', /'([\w-]+)'/g],
  ['event', 'session-event.ts', 'SessionHappening =', /type: '([\w-]+)'/g],
  ['option', 'session-options.ts', 'interface SessionOptions<Credentials> {', members],
  ['member of a session', 'session.ts', 'interface Session extends AsyncDisposable {', members],
] as const

/** What a source declares from one of its lines to the next empty one, by a pattern with one group. */
function namesIn(file: string, begin: string, pattern: RegExp): readonly string[] {
  const [, declaration = ''] = readFileSync(join(root, file), 'utf8').split(begin, 2)
  const [own = ''] = declaration.split('\n\n', 1)
  return [...own.matchAll(pattern)].map(([, name = '']) => name)
}

/** What the entries of the packages export to make something with. */
function readDocumentedFactories(): readonly string[] {
  const entries = globSync('packages/*/src/{,*/}index.ts', { cwd: root })
  return entries.flatMap((entry) => {
    const exported = readFileSync(join(root, entry), 'utf8').matchAll(
      /^export \{ (?<name>create\w+|nodeTransport)\b/gm,
    )
    return Array.from(exported, ({ groups }) => groups?.['name'] ?? '')
  })
}

describe('The pages', () => {
  it('link to what is there, and to headings that are there', () => {
    const links = linksIn(documents)

    expect(links.length).toBeGreaterThan(150)
    expect(links.map((link) => brokenBy(link, documents)).filter(Boolean)).toEqual([])
  })

  it('lead, by a published address, to a page that the site knows by its title', () => {
    const { projectDocuments } = JSON.parse(readFileSync(join(root, 'typedoc.json'), 'utf8')) as {
      readonly projectDocuments: readonly string[]
    }
    const pages = globSync([...projectDocuments], { cwd: root })
    const titles = pages.map((path) => titleOf(readFileSync(join(root, path), 'utf8')))
    const addresses = linksIn(documents)
      .map(({ target }) => target.replace(/#.*/, ''))
      .filter((target) => target.startsWith('https:'))

    expect(addresses.length).toBeGreaterThan(30)
    expect(new Set(titles).size).toBe(titles.length)
    expect(addresses.filter((address) => !titles.includes(titleAt(address)))).toEqual([])
  })

  it('hide no program from its test', () => {
    const shown = documents.flatMap(({ text }) => [...text.matchAll(/^ *`{3,}(?:ts|js|typescript|tsx)\b/gm)])

    expect(readFences()).toHaveLength(shown.length)
  })

  it('and docstrings show an example of every factory', () => {
    const shown = readExamples().flatMap(
      ({ program }) => program.match(/\b(?:create\w+|nodeTransport)(?=\()/g) ?? [],
    )
    const factories = readDocumentedFactories()

    expect(factories.length).toBeGreaterThan(5)
    expect(shown).toEqual(expect.arrayContaining([...factories]))
  })

  it('name no version of ours, which the next release makes wrong', () => {
    expect(documents.filter(({ text }) => /version 0\.\d/.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('name the version of undici where it is to be installed: npm would take an older one that jsdom brought', () => {
    const commands = documents.flatMap(
      ({ text }) => text.match(/\b(?:npm install|npx -p)[^`\n]* undici\S*/g) ?? [],
    )

    expect(commands.length).toBeGreaterThan(3)
    expect(commands.filter((command) => !/undici8?@/.test(command))).toEqual([])
  })

  it('name every program that is an example', () => {
    const programs = globSync('apps/examples/*/package.json', { cwd: root }).map((path) =>
      basename(dirname(path)),
    )
    const list = textOf('apps/examples/README.md')

    expect(programs.filter((name) => !list.includes(`](${name}/`))).toEqual([])
    expect(programs.length).toBeGreaterThan(3)
  })

  it.for([
    ...packages.flatMap((home) => declarations.map((row) => [`${home}/README.md`, ...row] as const)),
    [
      `${core}/docs/node-transport.md`,
      'option of nodeTransport',
      'node/transport-options.ts',
      'interface NodeTransportOptions {',
      members,
    ] as const,
  ])('%s tells of every %s in a table', ([page, , file, begin, names]) => {
    const declared = namesIn(`${core}/src/${file}`, begin, names)
    const cells = [...textOf(page).matchAll(/^\| (`[^|]+) /gm)].map(([, cell = '']) => cell)
    const told = cells.flatMap((cell) => cell.match(/[\w-]+/g) ?? [])

    expect(declared.length).toBeGreaterThan(4)
    expect(told).toEqual(expect.arrayContaining([...declared]))
  })

  it.each(Object.entries(defaultPolicy))('tell the default of policy.%s', (name, value) => {
    const row = textOf(`${core}/README.md`)
      .split('\n')
      .find((line) => line.startsWith(`| \`policy.${name}\``))

    for (const part of Object.values(Object(value) === value ? (value as object) : [value]))
      expect(row?.replaceAll(/(?<=\d) (?=\d)/g, '')).toMatch(new RegExp(String.raw`\b${String(part)}\b`))
  })
})
