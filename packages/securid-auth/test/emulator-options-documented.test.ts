import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

it('The table of the README names every option of the SecurID emulator', () => {
  const known = /It knows (?<names>.*)\.$/.exec(messageOf(() => createSecurIdEmulator({ '': 1 } as object)))
    ?.groups?.['names']
  const rows = readme
    .slice(readme.indexOf('## The emulator'))
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const documented = new Set(
    rows.flatMap((row) => [...(row.split('|', 2)[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name)),
  )

  expect(known?.split(', ').filter((name) => !documented.has(name))).toEqual([])
})

function messageOf(attempt: () => unknown): string {
  try {
    attempt()
    return ''
  } catch (error) {
    return String(error)
  }
}
