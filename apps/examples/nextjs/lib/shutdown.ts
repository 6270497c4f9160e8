import { closeSession } from './session.ts'

/** `next start` leaves SIGTERM to us where NEXT_MANUAL_SIG_HANDLE is set. */
process.once('SIGTERM', async () => {
  await closeSession()
  // Pages that already have their data are still being written.
  setTimeout(() => process.exit(0), 1000)
})
