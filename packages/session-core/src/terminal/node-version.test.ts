import { isNodeFrom, oldestNode } from './node-version.ts'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it.each([
  ['20.20.2', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['23.0.0', true],
  ['26.1.0-nightly', true],
])('tells whether Node %s will do: %s', (version, expected) => {
  expect(isNodeFrom(oldestNode, version)).toBe(expected)
})

it('asks for what the package asks for', () => {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly engines: { readonly node: string }
  }

  expect(engines.node).toBe(`>=${oldestNode.join('.')}`)
})
