import { root } from '../run-tool.ts'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const changesets = globSync('.changeset/*.md', { cwd: root }).map((file) => ({
  file,
  text: readFileSync(join(root, file), 'utf8'),
}))

it('What a reader has to do before he updates is told last, and in no patch', () => {
  const asking = changesets.filter(({ text }) => /before (?:you|the) update|breaking/i.test(text))
  const astray = asking.filter(
    ({ text }) => text.includes("': patch") || !/\n\n\*\*Before you update:\*\* (?:.+\n)+$/.test(text),
  )

  expect(astray.map(({ file }) => file)).toEqual([])
})
