import oxlint from '../../.oxlintrc.json' with { type: 'json' }
import { runTool } from '../run-tool.ts'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'

/** Of enums and classes by the names of their parts: here are neither. oxlint does not have them. */
const pointless = new Set(['no-unsafe-class-instance-assignment', 'no-unsafe-enum-assignment'])

describe('Rules of lint', () => {
  it('that ask for types are all asked by oxlint, since ESLint asks for none', () => {
    const presets = [tseslint.configs.strictTypeCheckedOnly, tseslint.configs.stylisticTypeCheckedOnly].flat()
    const strict = presets.flatMap(({ rules = {} }) => Object.entries(rules))
    const names = strict
      .filter(([rule, level]) => level !== 'off' && rule.startsWith('@'))
      .map(([rule]) => rule.replace(/.*\//, ''))

    const asked = new Set(Object.keys(oxlint.rules))

    expect(names.length).toBeGreaterThan(40)
    expect(names.filter((name) => !pointless.has(name) && !asked.has(`typescript/${name}`))).toEqual([])
  })

  it('that oxlint does not have find nothing', { timeout: 900_000 }, async () => {
    const { output } = await runTool('eslint', ['--config', '.ci/nightly/eslint.config.js', '.'])

    expect(output).toBe('')
  })
})
