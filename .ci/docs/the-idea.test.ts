import { root } from '../run-tool.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Lines of code: without blank lines, comments and imports. */
function linesOfCode(file: string): number {
  const source = readFileSync(join(root, file), 'utf8')
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import [\s\S]*? from .*$/gm, '')
  return code.split('\n').filter((line) => line.trim()).length
}

it('The idea that CONTRIBUTING asks to read is a hundred lines of code', () => {
  const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
  const [, advice = ''] = contributing.split('**Read the idea, a hundred lines', 2)
  const [paragraph = ''] = advice.split(/^\d\. /m, 1)
  const files = Array.from(
    paragraph.matchAll(/\((?<file>[^)]+\.ts)\)/g),
    ({ groups }) => groups?.['file'] ?? '',
  )

  const total = files.reduce((sum, file) => sum + linesOfCode(file), 0)

  expect(files).toHaveLength(4)
  expect(total).toBeLessThanOrEqual(100)
  expect(total).toBeGreaterThan(60)
})
