import type { CommandRun } from '../command.ts'
import { exitCodes } from '../exit-code.ts'
import { say } from '../terminal.ts'
import { readWhere } from '../where.ts'
import { openSession } from './open-session.ts'

/** Ends the session that calls share, for all of them. */
export async function runLogout(run: CommandRun): Promise<number> {
  const loaded = await run.product.load()
  const where = await readWhere(run, loaded)
  const session = await openSession(run, { loaded, where })
  const outcome = await session.logout({ everywhere: true })
  say(run.terminal, `The shared session: ${outcome}.`)
  return exitCodes.done
}
