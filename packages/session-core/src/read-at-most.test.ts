import { readAtMost } from './read-at-most.ts'
import { execFileSync, spawn, type StdioOptions } from 'node:child_process'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = fs.mkdtempSync(join(tmpdir(), 'pipes-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

const bounds = { most: 1000, toOpenMs: 300, toWriteMs: 600 }
const read = (file: string): string => new TextDecoder().decode(readAtMost(fs, file, bounds))

let pipes = 0
const pipe = (): string => {
  pipes += 1
  const name = join(folder, `pipe-${pipes}`)
  execFileSync('mkfifo', [name])
  return name
}
/** Writes by a process of its own: this one waits. */
const write = (script: string, file: string): void => {
  const stdio: StdioOptions = ['ignore', 'ignore', 'inherit']
  spawn('sh', ['-c', script, 'sh', file], { stdio }).unref()
}

describe.skipIf(process.platform === 'win32')('a named pipe', () => {
  it.each([
    ['at once', 'printf hunter2 > "$1"'],
    ['after a while', 'sleep 0.1; printf hunter2 > "$1"'],
    ['in pieces', 'exec > "$1"; printf hun; sleep 0.1; printf ter2'],
    ['after it was opened', 'exec > "$1"; sleep 0.4; printf hunter2'],
  ])('is read to its end, where somebody writes %s', (_when, script) => {
    const file = pipe()
    write(script, file)

    expect(read(file)).toBe('hunter2')
  })

  it('that nobody writes to holds nobody up', () => {
    expect(() => read(pipe())).toThrow(expect.objectContaining({ code: 'nobody writes to it' }))
  })

  it('whose writer is silent holds nobody up', () => {
    const file = pipe()
    write('exec > "$1"; sleep 2', file)

    expect(() => read(file)).toThrow(expect.objectContaining({ code: 'nothing is written to it' }))
  })

  it('may be what a shell puts in the place of a command', () => {
    const script = `
      const { readAtMost } = await import(${JSON.stringify(new URL('read-at-most.ts', import.meta.url).href)})
      process.stdout.write(readAtMost(process.getBuiltinModule('node:fs'), process.env.WORD_FILE, { most: 1000 }))`
    const command = `WORD_FILE=<(sleep 0.2; printf hunter2) "$1" --input-type=module --eval "$2"`

    const said = execFileSync('bash', ['-c', command, 'bash', process.execPath, script])

    expect(said.toString()).toBe('hunter2')
  })
})
