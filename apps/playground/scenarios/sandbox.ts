import { type Reachable, startAppViewX, startSecurId } from '../shared/emulators/start-emulators.ts'
import type { Exchange } from '../shared/exchange.ts'
import type { Feed } from '../shared/recording/feed.ts'
import { createRecorder } from '../shared/recording/recorder.ts'
import type { Redactor } from '../shared/recording/redactor.ts'
import { type Cast, createCast, type Place } from './cast.ts'
import { type AppViewXSessionOptions, createAppViewXSession } from '@org/appviewx-auth'
import type { AppViewXEmulator } from '@org/appviewx-auth/emulator'
import { createSecurIdSession, type SecurIdSession, type SecurIdSessionOptions } from '@org/securid-auth'
import type { SecurIdEmulator } from '@org/securid-auth/emulator'
import type { Session } from '@org/session-core'

/** Two servers of its own, real sockets, and a recorder: where a story is played. */
export interface Sandbox extends AsyncDisposable {
  readonly appviewx: Reachable<AppViewXEmulator>
  readonly securid: Reachable<SecurIdEmulator>
  /** A session as `admin`, unless the options say otherwise. */
  readonly openAppViewX: (options?: Partial<AppViewXSessionOptions>, place?: Place) => Session
  /** A session as `user01`, unless the options say otherwise. */
  readonly openSecurId: (options?: Partial<SecurIdSessionOptions>, place?: Place) => SecurIdSession
  readonly call: Cast['call']
  /** Says what is being done now. */
  readonly step: (text: string) => void
  /** Everything that went over the wire so far. */
  readonly sent: () => readonly Exchange[]
}

/** What a sandbox is opened with. */
export interface SandboxParts {
  readonly feed: Feed
  readonly redactor: Redactor
  /** The run of the story: its channel of the feed. */
  readonly run: string
  /** How much longer each reply takes, in milliseconds, so that an eye can follow. */
  readonly pace: number
  readonly step: (text: string) => void
}

/** Opens a sandbox; disposing of it logs out whoever is still signed in. */
export async function openSandbox({ feed, pace, redactor, run, step }: SandboxParts): Promise<Sandbox> {
  const appviewx = await startAppViewX(0)
  const securid = await startSecurId(0)
  for (const { emulator } of [appviewx, securid]) emulator.slowBy(pace)

  const { call, enter, logOut } = createCast(createRecorder(feed, redactor, run))

  return {
    appviewx,
    securid,
    step,
    openAppViewX: (options = {}, place = {}) =>
      enter({ vendor: 'appviewx', name: 'AppViewX', ...place }, (transport) =>
        createAppViewXSession({
          url: appviewx.url,
          credentials: { username: 'admin', password: 'Password@123' },
          transport,
          ...options,
        }),
      ),
    openSecurId: (options = {}, place = {}) =>
      enter({ vendor: 'securid', name: 'SecurID', ...place }, (transport) =>
        createSecurIdSession({
          url: securid.url,
          credentials: { username: 'user01', password: 'password123' },
          transport,
          ...options,
        }),
      ),
    call,
    sent: () =>
      feed
        .since(0)
        .flatMap((entry) => (entry.channel === run && entry.type === 'exchange' ? [entry.exchange] : [])),
    [Symbol.asyncDispose]: async () => {
      for (const { emulator } of [appviewx, securid]) emulator.slowBy(0)
      await logOut()
      await Promise.all([appviewx.close(), securid.close()])
    },
  }
}
