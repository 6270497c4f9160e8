import { type CommandLine, commandLines, emulate, run } from './command-line.ts'
import { lookup } from 'node:dns/promises'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const addresses = (await lookup('localhost', { all: true })).map(({ address }) => address)

/** Without what differs from one run to the next, and however the lines are broken. */
function withoutChance(report: string): string {
  return report
    .replaceAll(/(localhost:|[Pp]ort )\d+/g, '$1PORT')
    .replaceAll(/\d+ ms/g, 'N ms')
    .replaceAll(/\w{3} +\d+ \d\d:\d\d:\d\d \d{4} GMT: \d+ days/g, 'DATE: N days')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

describe.each(commandLines)('the diagnosis in the README of $name', (line: CommandLine) => {
  it.skipIf(addresses.join() !== '127.0.0.1')(
    'is what the doctor prints (needs a localhost of one address)',
    async () => {
      const home = dirname(createRequire(import.meta.url).resolve(`@org/${line.name}/package.json`))
      const readme = readFileSync(join(home, 'README.md'), 'utf8')
      const [, recorded = ''] = /^A diagnosis, .*?```text\n(.*?)```/ms.exec(readme) ?? []
      const server = await emulate(line, '--tls')
      const url = server.url.replace('127.0.0.1', 'localhost')

      const { stdout, code } = await run(line, ['doctor', '--no-login', '--url', url])
      await server.stop()

      expect(code).toBe(4)
      expect(withoutChance(recorded)).toBe(withoutChance(stdout))
    },
  )
})
