import { root } from '../run-tool.ts'
import { startProgram } from '../start-program.ts'
import { reader } from './written-fences.ts'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const page = readFileSync(join(root, 'packages/session-core/docs/recipes.md'), 'utf8')
const [, recipe = ''] = page.split('## Graceful shutdown\n', 2)
const [program = '', printed = ''] = Array.from(
  recipe.matchAll(/^```\w+\n(?<text>[\s\S]*?)^```$/gm),
  ({ groups }) => groups?.['text'],
)

it('The recipe of a graceful shutdown answers what is under way at SIGTERM, then logs out', async () => {
  const args = ['--conditions=@org/source', '--input-type=module-typescript', '--eval', program]
  const place = { cwd: reader, env: { PORT: '0' } }
  await using server = await startProgram([process.execPath, ...args], /(\d+)\n/, place)
  const [, port = ''] = server.ready
  const [, stopping = ''] = printed.split('\n', 2)

  const headers = { expect: '100-continue' }
  const half = request({ port, host: '127.0.0.1', method: 'POST', headers, agent: false })
  const answered = once(half, 'response') as Promise<[IncomingMessage]>
  half.flushHeaders()
  // The server says so when it has the head: from now on it must not end before it has answered.
  await once(half, 'continue')
  const ended = server.end()
  await server.said(new RegExp(stopping))
  half.end('{}')
  const [answer] = await answered
  answer.resume()

  expect(answer.statusCode).toBe(200)
  expect(await ended).toEqual({ code: 0, output: printed.replace('8080', port) })
})
