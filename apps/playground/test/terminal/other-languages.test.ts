import { type CommandLine, commandLines } from './command-line.ts'
import { emulate } from './emulate.ts'
import { lightJava } from './light-java.ts'
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const core = dirname(createRequire(import.meta.url).resolve('@org/session-core/package.json'))
const page = readFileSync(join(core, 'docs/tests-in-other-languages.md'), 'utf8')
const [appviewx, securid] = commandLines as [CommandLine, CommandLine]

const programs = [
  {
    language: 'python',
    line: appviewx,
    file: 'program.py',
    runs: 'python3',
    check: ['-c', 'import requests'],
    prints: ['200', '401', '429', '2'],
  },
  {
    language: 'java',
    line: securid,
    file: 'SecurIdTest.java',
    runs: 'java',
    check: ['--version'],
    prints: ['200', '401', '403'],
  },
] as const

describe.each(programs)(
  'the $language program of the page on other languages',
  ({ language, line, file, runs, check, prints }) => {
    it.skipIf(spawnSync(runs, [...check]).status !== 0)(
      `sees what the control door does (needs ${runs})`,
      { timeout: 60_000 },
      async () => {
        const [, program = ''] = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(page) ?? []
        const folder = mkdtempSync(join(tmpdir(), 'language-'))
        writeFileSync(join(folder, file), program)
        const server = await emulate(line)

        const env = { ...process.env, ...lightJava, EMULATOR: server.url, CONTROL: server.control.door }
        const { stdout } = await promisify(execFile)(runs, [join(folder, file)], { env })
        await server.stop()
        rmSync(folder, { recursive: true })

        expect(stdout.trim().split('\n')).toEqual(prints)
      },
    )
  },
)
