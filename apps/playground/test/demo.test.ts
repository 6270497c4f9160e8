import { scriptEnd } from './run-script.ts'
import { expect, it } from 'vitest'

const isColoured = (text: string): boolean => text.includes('\u{1B}[')

it('tells the story of both, in 80 columns and without a secret or a colour', async () => {
  const { code, stderr, stdout } = await scriptEnd('scenarios/main.ts')

  const times = [...stdout.matchAll(/^ *(\d+) ms /gm)].map(([, ms]) => Number(ms))
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/AppViewX login +POST +\/avxapi\/login/)
  expect(stdout).toMatch(/SecurID +replay/)
  expect(stdout).toMatch(/Promised +Expected +Seen/)
  expect(stdout).toContain('Every promise was kept')
  expect(stdout).not.toMatch(/Password@123|password123|avx~~|ws[\da-f]{8}/)
  expect(times).toEqual(times.toSorted((left, right) => left - right))
  expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80)
  expect(isColoured(stdout)).toBe(false)
})

it('tells of fifty calls in five lines', async () => {
  const { stdout } = await scriptEnd('scenarios/main.ts', { words: ['fifty-callers'] })

  expect(stdout.match(/10 × POST certificate\/search {2}200/g)).toHaveLength(5)
})

it.each([
  ['a story that it does not know', ['nope'], 'There is no story called nope.'],
  ['two stories', ['hello-both', 'hand-over'], 'One story at a time.'],
  ['an option that it does not know', ['--fast'], '--fast'],
])('when asked for %s says so, lists the stories, and ends with 2', async (_what, words, complaint) => {
  const { code, stderr, stdout } = await scriptEnd('scenarios/main.ts', { words })

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(complaint)
  expect(stderr).toContain('fifty-callers')
})

it('lists the stories for --help, and starts from its source as `npx pnpm@12 demo` does', async () => {
  const { code, stdout } = await scriptEnd('scenarios/main.ts', { words: ['--help'], fromSource: true })

  expect(code).toBe(0)
  expect(stdout).toContain('Usage: npx pnpm@12 demo [STORY]')
  expect(stdout).toContain('fifty-callers')
})
