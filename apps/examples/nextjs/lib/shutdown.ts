import { closeSession } from './session.ts'

/** `next start` leaves signals to us where NEXT_MANUAL_SIG_HANDLE is set. */
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end)

async function end(): Promise<void> {
  await closeSession()
  // Pages that already have their data are still being written.
  setTimeout(() => process.exit(0), 1000)
}
