import { runScript, scriptEnd } from './run-script.ts'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { describe, expect, it } from 'vitest'

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
const folderIn = (text: string): string => /a directory: (\S+)/.exec(text)?.[1] ?? 'none'
const leadersIn = (text: string): readonly number[] =>
  [...text.matchAll(/\(process (\d+)\) logs in/g)].map(([, pid]) => Number(pid))

/** So many processes; the nightly run takes more. */
const size = process.env['FLEET'] ?? '3'

describe('a fleet of real processes', { timeout: 120_000 }, () => {
  it('logs in once, survives the death of the one that logs in, and leaves nothing behind', async () => {
    const { code, stderr, stdout } = await scriptEnd('scenarios/main.ts', {
      words: ['fleet', '--pods', size],
    })

    const leaders = leadersIn(stdout)
    expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' })
    expect(leaders).toHaveLength(4)
    expect(stdout).toContain(`kill -9 ${leaders[2]}`)
    expect(leaders[3]).not.toBe(leaders[2])
    expect(stdout).toContain('Every promise was kept.')
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80)
    expect(folderIn(stdout)).toContain('session-fleet-')
    expect(existsSync(folderIn(stdout))).toBe(false)
    expect(leaders.filter(isAlive)).toEqual([])
  })

  it('is cleaned up when it is interrupted', async () => {
    const child = await runScript('scenarios/main.ts', { words: ['fleet', '--pods', '3'] })
    const closed = once(child, 'close')
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (leadersIn(said).length === 1) child.kill('SIGINT')
    })

    // It is closed when nobody writes to it any more: its processes have ended, too.
    const [code] = (await closed) as [number | null]

    expect(code, said).toBe(130)
    expect(existsSync(folderIn(said))).toBe(false)
    expect(leadersIn(said).filter(isAlive)).toEqual([])
  })

  it.each([
    ['too few processes', ['--pods', '1'], '--pods takes a number from 3 to 50.'],
    ['an option that it does not know', ['--fast'], '--fast'],
  ])('says what it takes when asked for %s, and ends with 2', async (_what, words, complaint) => {
    const { code, stderr, stdout } = await scriptEnd('scenarios/main.ts', { words: ['fleet', ...words] })

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(complaint)
    expect(stderr).toContain('Usage: npx pnpm@12 demo fleet')
  })
})
