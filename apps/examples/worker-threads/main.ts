import { transport } from './server.ts'
import { createSecurIdSession, SessionError } from '@org/securid-auth'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** The session stays in this thread: a worker asks for a command, and gets an answer or an error that kept its code. */
export interface Question {
  readonly id: number
  readonly command: string
}

await using session = createSecurIdSession({
  url: 'https://instance.securid.example',
  credentials: { username: 'user01', password: 'password123' },
  transport,
})

const workers = Array.from({ length: 4 }, () => {
  const worker = new Worker(new URL('worker.ts', import.meta.url))
  worker.on('message', ({ id, command }: Question) => {
    session.command(command).then(
      (answer) => worker.postMessage({ id, answer }),
      (error: unknown) => worker.postMessage({ id, error: SessionError.from(error).toJSON() }),
    )
  })
  return worker
})
await Promise.all(workers.map((worker) => once(worker, 'exit')))
console.log(session.snapshot.counts.logins, 'login for', workers.length, 'threads')
