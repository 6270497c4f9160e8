import { execFile } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const run = promisify(execFile)
const demo = (...words: string[]): Promise<{ readonly stdout: string; readonly stderr: string }> =>
  run(process.execPath, [
    '--conditions=@org/source',
    fileURLToPath(new URL('../scenarios/main.ts', import.meta.url)),
    ...words,
  ])

it('tells the story of both, and prints the wire without a secret', async () => {
  const { stderr, stdout } = await demo()

  expect(stderr).toBe('')
  expect(stdout).toMatch(/AppViewX login +POST +\/avxapi\/login/)
  expect(stdout).toMatch(/SecurID +replay/)
  expect(stdout).toContain('Every promise was kept')
  expect(stdout).not.toMatch(/Password@123|password123|avx~~|ws[\da-f]{8}/)
})

it('lists the stories when asked for one it does not know', async () => {
  const failure: unknown = await demo('nope').catch((error: unknown) => error)

  expect(failure).toMatchObject({ code: 1, stderr: expect.stringContaining('fifty-callers') as string })
})
