import { account, type CommandLine, commandLines } from './command-line.ts'
import { inEnvironment } from './in-environment.ts'
import { runHere } from './in-process.ts'
import { describe, expect, it } from 'vitest'

// How a server is reached is the core's affair.
const [line] = commandLines as [CommandLine]

describe('where nothing answers', () => {
  it.each([
    {
      what: 'a proxy that does not run',
      args: ['--proxy', 'http://127.0.0.1:1'],
      advice: /check the port of the proxy/,
    },
    {
      what: 'a proxy that nobody knows',
      args: ['--proxy', 'http://proxy.invalid:3128'],
      advice: /spelling of the proxy/,
    },
    {
      what: 'a proxy that was not asked',
      args: [],
      variables: { HTTPS_PROXY: 'http://127.0.0.1:1' },
      advice:
        /Direct, although HTTPS_PROXY would want a proxy\.\s+→ Where nothing answers directly: --proxy environment/,
    },
  ])('$what is what is looked after', async ({ args, variables, advice }) => {
    const env = { ...account(line, 'https://gateway.invalid'), ...variables }
    inEnvironment(variables)
    const { code, stdout } = await runHere(line, ['doctor', ...args], { env })

    expect(code).toBe(4)
    expect(stdout).toMatch(advice)
    expect(stdout.includes('of url')).toBe(args.length === 0)
  })
})
