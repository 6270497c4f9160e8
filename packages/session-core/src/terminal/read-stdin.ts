import { usageError } from './exit-code.ts'
import type { Input, Terminal } from './terminal.ts'
import { textIn } from './text-in.ts'

/** In bytes: what a person or a program may give here as a secret, and as a text. */
export const longest = { secret: 65_536, text: 67_108_864 } as const

/** How long somebody waits, and for how much. */
interface Bounds {
  readonly signal: AbortSignal
  /** In bytes. */
  readonly most: number
}

/**
 * All of standard input, without the line break at its end. One that never ends is given up when `signal` aborts, or after
 * so many bytes.
 */
export async function readStdin({ stdin }: Terminal, bounds: Bounds): Promise<string> {
  const whose = 'Standard input'
  return textIn(await bytesOf(stdin, { ...bounds, whose }), whose).replace(/\r?\n$/, '')
}

/** All that comes, within bounds. */
export async function bytesOf(
  input: Input,
  { signal, most, whose }: Bounds & { readonly whose: string },
): Promise<Uint8Array> {
  signal.throwIfAborted()
  const stop = (): void => void input.destroy?.()
  signal.addEventListener('abort', stop, { once: true })
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of input) {
      chunks.push(Buffer.from(chunk))
      length += chunk.length
      if (length > most) throw usageError(`${whose} holds more than ${most.toLocaleString('en')} bytes.`)
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
  signal.throwIfAborted()
  return Buffer.concat(chunks)
}
