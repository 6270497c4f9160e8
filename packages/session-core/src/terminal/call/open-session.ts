import type { Session } from '../../session.ts'
import { askSecret } from '../ask.ts'
import type { CommandRun } from '../command.ts'
import type { LoadedProduct, Whereabouts } from '../product.ts'
import { say } from '../terminal.ts'
import { readTransport } from '../transport.ts'
import { readShare } from './read-share.ts'

/** A session as the options want it: shared with the runs before and after this one, or its own. */
export async function openSession(
  run: CommandRun,
  loaded: LoadedProduct,
  where: Whereabouts,
): Promise<Session> {
  const { product, terminal, values } = run
  const share = values['no-share'] === true ? undefined : await readShare()
  return loaded.open(where, values, {
    transport: await readTransport(values),
    onChallenge: ({ hint }, signal) => {
      const sentTo = hint === undefined ? '' : ` (sent to ${hint})`
      say(terminal, `${product.title} asks for a one-time password${sentTo}.`)
      return askSecret(terminal, 'One-time password', AbortSignal.any([signal, run.signal]))
    },
    ...(share !== undefined && { share }),
  })
}
