import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { createInterface } from 'node:readline'

/** What a server did that was told to stop while it answered. */
export interface Stopped {
  /** The status of the answer that was under way. */
  readonly answer: number | undefined
  /** Every line it printed, ports as the document has them. */
  readonly printed: string
  readonly exitCode: unknown
}

/**
 * Starts a program that says on its first line which port it took, sends it SIGTERM when it has half of a request,
 * and the other half when it has printed its second line.
 */
export async function serveAndStop(file: string, cwd: string): Promise<Stopped> {
  const child = spawn(process.execPath, ['--conditions=@org/source', file], {
    cwd,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit') as Promise<unknown[]>
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const printed: string[] = []
  const nextLine = async (): Promise<string> => {
    const { value, done } = await lines.next()
    if (!done) printed.push(value)
    return value ?? ''
  }

  try {
    const port = /\d+$/.exec(await nextLine())?.[0]
    const half = request({ port, host: '127.0.0.1', method: 'POST', headers: { expect: '100-continue' } })
    const answered = once(half, 'response') as Promise<[IncomingMessage]>
    half.flushHeaders()
    // The server says so when it has the head: from now on it must not end before it has answered.
    await once(half, 'continue')
    child.kill('SIGTERM')
    await nextLine()
    half.end('{}')
    const [answer] = await answered
    answer.resume()
    while ((await nextLine()) !== '');

    const [exitCode] = await ended
    return { answer: answer.statusCode, printed: printed.join('\n').replace(port ?? '', '8080'), exitCode }
  } finally {
    child.kill('SIGKILL')
  }
}
