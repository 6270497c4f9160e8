import { sessionLaws } from '../../packages/session-core/src/testing/index.ts'
import { root } from '../run-tool.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const core = join(root, 'packages/session-core')
const page = join(core, 'docs/what-we-promise.md')
const fileOf = (name: string): string => `${name.toLowerCase().replaceAll(/\W+/g, '-')}.ts`

/** The page with the laws of each promise below its words, whatever list stood there. */
function withLaws(text: string): string {
  const [opening, ...promises] = text.replaceAll(/^- \[.*\n\n?/gm, '').split(/^(?=## \d)/m)

  const listed = promises.map((words, index) => {
    const laws = sessionLaws.filter(({ promise }) => promise === index + 1)
    const lines = laws.map(({ name, requires = [] }) => {
      const needs = requires.length > 0 ? ` (needs ${requires.map((one) => `\`${one}\``).join(', ')})` : ''
      return `- [${name}](../src/testing/laws/${fileOf(name)})${needs}`
    })
    return `${words.trim()}\n\n${lines.join('\n')}\n`
  })
  return [opening, listed.join('\n')].join('')
}

it('The page of promises lists every law below its promise; `-u` writes it anew', async () => {
  await expect(withLaws(readFileSync(page, 'utf8'))).toMatchFileSnapshot(page)
})

it('Every law belongs to a promise, and every promise has one', () => {
  const promises = readFileSync(page, 'utf8')
    .match(/(?<=^## )\d+(?=\. )/gm)
    ?.map(Number)

  expect([...new Set(sessionLaws.map(({ promise }) => promise))].toSorted((a, b) => a - b)).toEqual(promises)
})

it('Every law has a file of its own name, and no file is left over', () => {
  const files = readdirSync(join(core, 'src/testing/laws')).toSorted()

  expect(sessionLaws.map(({ name }) => fileOf(name)).toSorted()).toEqual(files)
})
