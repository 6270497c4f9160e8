import { getDependencyReleaseLine, getReleaseLine } from './changelog.ts'
import { expect, it } from 'vitest'

const core = [{ name: '@org/session-core', newVersion: '0.3.0' }]

it('A changelog tells a change as it was written, below one dash', () => {
  expect(getReleaseLine({ summary: '\nSing.\n\n- In tune.\n' })).toBe('- Sing.\n  \n  - In tune.')
})

it.each([
  ['of one line', 'Sessions sing.', 'Sessions sing.'],
  ['that is wrapped', 'Sessions sing, and\ndance.', 'Sessions sing, and dance.'],
  ['of two sentences', 'Sessions sing (0.5 s). Loudly.\nThey dance.', 'Sessions sing (0.5 s).'],
  ['with more below', 'Sessions sing.\n\n- In tune.\n', 'Sessions sing.'],
])('A package that nobody touched tells of a change %s by a whole sentence', (_what, summary, told) => {
  const line = getDependencyReleaseLine([{ summary, releases: [core] }], core)

  expect(line).toBe(`- Stands on \`@org/session-core\` 0.3.0:\n  - ${told}`)
})

it('What every changelog tells is told there only once', () => {
  const changes = [{ summary: 'All sing.', releases: [1, 2, 3] }]

  expect(getDependencyReleaseLine(changes, core)).toBe('- Stands on `@org/session-core` 0.3.0.')
  expect(getDependencyReleaseLine(changes, [])).toBe('')
})
