import type { Session } from '../../session.ts'
import type { Share } from '../../share-value.ts'
import { askSecret } from '../ask.ts'
import type { CommandRun } from '../command.ts'
import type { LeanOptions } from '../http/lean-transport.ts'
import type { LoadedProduct, Whereabouts } from '../product.ts'
import { noProgress, type Progress } from '../progress.ts'
import { say } from '../terminal.ts'
import { readLeanTransport } from '../transport.ts'
import type { WatchedWire } from '../wire/watch-wire.ts'

/** What a session is opened with besides the options. */
interface Parts {
  readonly loaded: LoadedProduct
  readonly where: Whereabouts
  /** Stands between the session and its transport. */
  readonly through?: ((transport: typeof globalThis.fetch) => typeof globalThis.fetch) | undefined
  /** Is silent while a person is asked. */
  readonly progress?: Progress
  /** Must not print what is typed. */
  readonly hide?: WatchedWire['hide'] | undefined
  /** How requests are sent where no option asks for more. Default: as the platform's `fetch` does. */
  readonly lean?: LeanOptions
}

/** A session as the options want it: shared with the runs before and after this one, or its own. */
export async function openSession(
  run: CommandRun,
  { loaded, where, through = (transport) => transport, progress = noProgress, hide, lean }: Parts,
): Promise<Session> {
  const { product, terminal, values } = run
  const share =
    values['no-share'] === true
      ? undefined
      : await sharing(run, loaded.protocol(where, values).account?.(where.credentials))
  const session = loaded.open(where, values, {
    transport: through(await readLeanTransport(run, lean)),
    onChallenge: ({ hint }, signal) =>
      progress.pausedFor(async () => {
        const sentTo = hint === undefined ? '' : ` (sent to ${hint})`
        say(terminal, `${product.title} asks for a one-time password${sentTo}.`)
        const typed = await askSecret(terminal, 'One-time password', AbortSignal.any([signal, run.signal]))
        hide?.(typed)
        return typed
      }),
    ...(share !== undefined && { share }),
  })
  if (values['rearm'] === true) session.rearm()
  return session
}

/** What seals and stores is loaded only where a session is shared. */
async function sharing(run: CommandRun, account?: string): Promise<Share> {
  const { readShare } = await import('./read-share.ts')
  return readShare(run, account)
}
