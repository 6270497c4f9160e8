import { root } from '../run-tool.ts'
import { reader } from './written-fences.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'

const page = readFileSync(join(root, 'packages/session-core/docs/recipes.md'), 'utf8')
const [, recipe = ''] = page.split('## Graceful shutdown\n', 2)
const [program = '', printed = ''] = Array.from(
  recipe.matchAll(/^```\w+\n(?<text>[\s\S]*?)^```$/gm),
  ({ groups }) => groups?.['text'],
)

it('The recipe of a graceful shutdown answers what is under way at SIGTERM, then logs out', async () => {
  const args = ['--conditions=@org/source', '--input-type=module-typescript', '--eval', program]
  const child = spawn(process.execPath, args, { cwd: reader, env: { ...process.env, PORT: '0' } })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit')
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const nextLine = async (): Promise<string> => {
    const { value, done } = await lines.next()
    return done ? '' : value
  }
  const listening = await nextLine()
  const port = /\d+$/.exec(listening)?.[0]

  const headers = { expect: '100-continue' }
  const half = request({ port, host: '127.0.0.1', method: 'POST', headers, agent: false })
  const answered = once(half, 'response') as Promise<[IncomingMessage]>
  half.flushHeaders()
  // The server says so when it has the head: from now on it must not end before it has answered.
  await once(half, 'continue')
  child.kill('SIGTERM')
  const stopping = await nextLine()
  half.end('{}')
  const [answer] = await answered
  answer.resume()
  const rest: string[] = []
  for await (const line of lines) rest.push(line)

  expect(answer.statusCode).toBe(200)
  expect([listening.replace(port ?? '', '8080'), stopping, ...rest]).toEqual(printed.trim().split('\n'))
  expect(await ended).toEqual([0, null])
})
