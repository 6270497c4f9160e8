import type { Question } from './main.ts'
import { SessionError } from '@org/securid-auth'
import { once } from 'node:events'
import { parentPort } from 'node:worker_threads'

/** Asks the thread that holds the session. */
async function ask(question: Question): Promise<unknown> {
  if (parentPort === null) throw new Error('This file is for a worker.')
  const answered = once(parentPort, 'message') as Promise<[{ answer?: unknown; error?: object }]>
  parentPort.postMessage(question)
  const [{ answer, error }] = await answered
  if (error) throw SessionError.from(error)
  return answer
}

await ask({ id: 1, command: 'about' })
await ask({ id: 2, command: 'noSuchCommand' }).catch((error: unknown) => {
  if ((error as SessionError).code !== 'request-refused') throw error
})
parentPort?.close()
