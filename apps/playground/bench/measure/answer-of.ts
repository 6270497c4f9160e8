import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** The next message of a child; rejects when it ends without one. */
export async function answerOf(child: ChildProcess): Promise<unknown> {
  const settled = new AbortController()
  const { signal } = settled
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error(
      `${child.spawnargs.join(' ')} ended (${child.exitCode ?? 'by a signal'}) without an answer.`,
    )
  })
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as [unknown]
    return message
  } finally {
    settled.abort()
    ended.catch(() => {})
  }
}
