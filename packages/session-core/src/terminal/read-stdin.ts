import { usageError } from './exit-code.ts'
import type { Terminal } from './terminal.ts'

/** In bytes: what a person or a program may give here as a secret, and as a text. */
export const longest = { secret: 65_536, text: 67_108_864 } as const

/**
 * All of standard input, without the line break at its end. One that never ends is given up when `signal` aborts, or after
 * so many bytes.
 */
export async function readStdin(
  { stdin }: Terminal,
  { signal, most }: { readonly signal: AbortSignal; readonly most: number },
): Promise<string> {
  signal.throwIfAborted()
  const stop = (): void => void stdin.destroy?.()
  signal.addEventListener('abort', stop, { once: true })
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of stdin) {
      chunks.push(Buffer.from(chunk))
      length += chunk.length
      if (length > most)
        throw usageError(`Standard input holds more than ${most.toLocaleString('en')} bytes.`)
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}
