import { toy } from '../../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../../toy-server.ts'
import { createSession, secret, type Session } from '@org/session-core'
import { fileStore } from '@org/session-core/file'
import { share } from '@org/session-core/share'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** A place for a directory, which is not there yet; all of it goes with the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fleet-hostile-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return path.join(folder, 'sessions')
}

/** Sessions that share files, at one server. */
export interface FileScene {
  readonly folder: string
  readonly server: ReturnType<typeof createToyServer>
  readonly open: (password?: string) => Session
  /** The newest version of the one record. */
  readonly newest: () => string
}

/** A scene without a file; the store is told of its folder by another name, where one is given. */
export function openFileScene(folder = freshFolder(), named: URL | string = folder): FileScene {
  const server = createToyServer()
  const key = secret(crypto.getRandomValues(new Uint8Array(32)))
  return {
    folder,
    server,
    open: (password = toyAccounts['ann']?.password ?? '') =>
      createSession(toy('https://toy.test/base/'), {
        credentials: { username: 'ann', password },
        transport: server.fetch,
        share: share({
          store: fileStore(named),
          name: 'prod/billing',
          secret: key,
          policy: { recheckMs: 1, leaseMs: 300 },
        }),
      }),
    newest: () => path.join(folder, readdirSync(folder).toSorted().at(-1) ?? ''),
  }
}

/** What one call is answered with. */
export const statusOf = async (session: Session): Promise<number> => (await session.fetch('things')).status
