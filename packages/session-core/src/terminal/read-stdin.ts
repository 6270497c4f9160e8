import type { Terminal } from './terminal.ts'

/** All of standard input, without the line break at its end. One that never ends is given up when `signal` aborts. */
export async function readStdin({ stdin }: Terminal, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted()
  const stop = (): void => void stdin.destroy?.()
  signal.addEventListener('abort', stop, { once: true })
  const chunks: Buffer[] = []
  try {
    for await (const chunk of stdin) chunks.push(Buffer.from(chunk))
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}
