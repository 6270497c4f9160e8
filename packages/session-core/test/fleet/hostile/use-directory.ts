// Run with a directory: a process that holds no session calls once, and prints what it heard. `opens-all`: it may open no
// more files meanwhile, and calls once more when it may.
// oxlint-disable-next-line no-restricted-imports -- No customer needs a name for it.
import { loadRooms } from '../../../src/load-rooms.ts'
import { toy } from '../../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../../toy-server.ts'
import { createSession, isSessionError, secret } from '@org/session-core'
import { fileStore } from '@org/session-core/file'
import { share } from '@org/session-core/share'
import { closeSync, openSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

const server = createToyServer()
const session = createSession(toy('https://toy.test/base/'), {
  credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
  transport: server.fetch,
  share: share({
    store: fileStore(process.argv[2] ?? ''),
    name: 'prod/billing',
    secret: secret(new Uint8Array(32).fill(200)),
  }),
})
const call = (): Promise<object> =>
  session.fetch('things').then(
    ({ status }) => ({ status }),
    (error: unknown) => (isSessionError(error) ? error.toJSON() : { name: String(error) }),
  )

/** Opens all files that this process may open, those included that it lets go of late; returns what closes them. */
async function openAll(): Promise<() => void> {
  const files: number[] = []
  for (let before = -1; before < files.length;) {
    before = files.length
    openMore(files)
    await setTimeout(100)
  }
  return () => {
    for (const file of files) closeSync(file)
  }
}

function openMore(files: number[]): void {
  try {
    for (;;) files.push(openSync('/dev/null', 'r'))
  } catch {
    // It may open no more.
  }
}

// What the engine loads by and by is no part of it.
await loadRooms()
const closeAll = process.argv[3] === 'opens-all' ? await openAll() : undefined
const outcome = await call()
const { loginAttempts } = server
closeAll?.()
const { status: next } = closeAll ? ((await call()) as { readonly status?: number }) : {}
process.stdout.write(JSON.stringify({ ...outcome, logins: loginAttempts, next }))
