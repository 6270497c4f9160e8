import { scriptEnd } from './run-script.ts'
import { expect, it } from 'vitest'

it('tells the story of both, and prints the wire without a secret', async () => {
  const { stderr, stdout } = await scriptEnd('scenarios/main.ts')

  expect(stderr).toBe('')
  expect(stdout).toMatch(/AppViewX login +POST +\/avxapi\/login/)
  expect(stdout).toMatch(/SecurID +replay/)
  expect(stdout).toContain('Every promise was kept')
  expect(stdout).not.toMatch(/Password@123|password123|avx~~|ws[\da-f]{8}/)
})

it('lists the stories when asked for one it does not know', async () => {
  const end = await scriptEnd('scenarios/main.ts', { words: ['nope'] })

  expect(end).toMatchObject({ code: 1, stderr: expect.stringContaining('fifty-callers') as string })
})
