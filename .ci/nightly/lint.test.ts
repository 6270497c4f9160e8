import oxlint from '../../.oxlintrc.json' with { type: 'json' }
import tseslint from 'typescript-eslint'
import { expect, it } from 'vitest'

/** Of enums and classes by the names of their parts: here are neither. oxlint does not have them. */
const pointless = new Set(['no-unsafe-class-instance-assignment', 'no-unsafe-enum-assignment'])

it('Rules of lint that ask for types are all asked by oxlint, since ESLint asks for none', () => {
  const presets = [tseslint.configs.strictTypeCheckedOnly, tseslint.configs.stylisticTypeCheckedOnly].flat()
  const strict = presets.flatMap(({ rules = {} }) => Object.entries(rules))
  const names = strict
    .filter(([rule, level]) => level !== 'off' && rule.startsWith('@'))
    .map(([rule]) => rule.replace(/.*\//, ''))

  const asked = new Set(Object.keys(oxlint.rules))

  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => !pointless.has(name) && !asked.has(`typescript/${name}`))).toEqual([])
})
