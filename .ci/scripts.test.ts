import { runTool } from './run-tool.ts'
import { expect, it } from 'vitest'

it.concurrent.each(['start', 'demo'])(
  '`%s` ends as its program does, and nothing else has the last word',
  async (script) => {
    const { output, status } = await runTool('pnpm', ['--silent', script, '--nonsense'])

    expect(status).toBe(2)
    expect(output).toContain('--nonsense')
    expect(output).not.toContain('ERR_PNPM')
  },
)
