import { getDependencyReleaseLine, getReleaseLine } from './changelog.ts'
import { describe, expect, it } from 'vitest'

const core = { name: '@org/session-core', newVersion: '0.2.0' }

describe('A changelog', () => {
  it('says what changed as its author said it, without a commit', () => {
    const line = getReleaseLine({ summary: 'A session can be lent.\n\nSee `lend()`.\n' })

    expect(line).toBe('- A session can be lent.\n  \n  See `lend()`.')
  })

  it('says what a dependency brings', () => {
    const line = getDependencyReleaseLine([{ summary: 'A session can be lent.\n\nSee `lend()`.' }], [core])

    expect(line).toBe('- Stands on `@org/session-core` 0.2.0:\n  - A session can be lent.')
  })

  it('says nothing of dependencies that stayed', () => {
    expect(getDependencyReleaseLine([{ summary: 'Elsewhere.' }], [])).toBe('')
  })
})
