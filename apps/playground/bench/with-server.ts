import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Runs a measurement against a server in another process, which ends with it. */
export async function withServer(measure: (origin: string) => Promise<void>): Promise<void> {
  const server = fork(fileURLToPath(new URL('answering-server.ts', import.meta.url)))
  try {
    const [port] = (await once(server, 'message')) as [number]
    await measure(`http://127.0.0.1:${port}/`)
  } finally {
    server.disconnect()
  }
}
