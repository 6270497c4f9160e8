import { runTool } from '../run-tool.ts'
import { mainBranch } from './main-branch.ts'
import { expect, it } from 'vitest'

it('Readers are told of every change that they will feel', async () => {
  const since = await mainBranch()

  const { status, output } = await runTool('changeset', ['status', ...(since ? ['--since', since] : [])])

  expect(status, `${output}\nRun \`npx pnpm@12 changeset\`; with --empty if nobody will feel it.`).toBe(0)
})
