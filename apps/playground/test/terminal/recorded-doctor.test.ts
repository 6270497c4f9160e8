import { account, commandLines } from './command-line.ts'
import { emulate } from './emulate.ts'
import { runHere } from './in-process.ts'
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

/** A localhost of several addresses is told of otherwise before. */
const comparable = (report: string): string =>
  addresses.join() === '127.0.0.1' ? report : report.slice(report.indexOf('TLS:'))

describe.each(commandLines)('a certificate that nobody signed, to $name doctor,', (line) => {
  it('is not trusted, as the README shows, and trusted with --ca', async () => {
    const home = dirname(createRequire(import.meta.url).resolve(`@org/${line.name}/package.json`))
    const readme = readFileSync(join(home, 'README.md'), 'utf8')
    const [, recorded = ''] = /^A diagnosis, .*?```text\n(.*?)```/ms.exec(readme) ?? []
    const server = await emulate(line, '--tls')
    const authority = /authority in (\S+)/.exec(server.said)?.[1] ?? ''
    const env = account(line, server.url.replace('127.0.0.1', 'localhost'))

    const without = await runHere(line, ['doctor', '--no-login'], { env })
    const withIt = await runHere(line, ['doctor', '--ca', authority], { env })
    await server.stop()

    expect(without.code).toBe(4)
    expect(without.stdout).toContain('TLS: The certificate is not trusted')
    expect(withoutChance(comparable(recorded))).toBe(withoutChance(comparable(without.stdout)))
    expect(withIt.code, withIt.stdout).toBe(0)
    expect(withIt.stdout).toContain(`nodeTransport({"ca":`)
  })
})
