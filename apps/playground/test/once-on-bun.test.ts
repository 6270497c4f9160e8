import { commandLines } from './terminal/command-line.ts'
import { emulate } from './terminal/emulate.ts'
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const core = createRequire(new URL('../../../packages/session-core/package.json', import.meta.url))
const bun = core.resolve('@oven/bun-linux-x64-baseline/bin/bun')

it.each(commandLines)(
  'Bun sends what may change something once: $name',
  { timeout: 60_000 },
  async (line) => {
    const server = await emulate(line)
    const args = ['--conditions=@org/source', join(import.meta.dirname, 'once-on-bun-program.ts')]
    const { stdout } = await promisify(execFile)(bun, [...args, line.name, server.url, server.control.door])
    const requests = (await server.control.state('requests')) as readonly Readonly<Record<string, string>>[]
    await server.stop()
    const sent = requests
      .map(({ method = '', command, path = '' }) => `${method} ${command ?? path}`)
      .filter((each) => /runReport|processRule|create|thing/.test(each))

    expect(stdout.trim().split('\n')).toEqual(sent.map(() => 'unreachable'))
    expect(sent).toHaveLength(new Set(sent).size)
    expect(sent.length).toBeGreaterThan(1)
  },
)
