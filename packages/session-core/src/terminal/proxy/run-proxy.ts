import type { Session } from '../../session.ts'
import { openSession } from '../call/open-session.ts'
import type { CommandRun } from '../command.ts'
import { exitCodes, usageError } from '../exit-code.ts'
import { breakOff } from '../http/break-off.ts'
import type { LeanOptions } from '../http/lean-transport.ts'
import { parsePort } from '../http/parse-port.ts'
import { textOf } from '../option.ts'
import { say } from '../terminal.ts'
import { readWhere } from '../where.ts'
import { type Door, openDoor } from './door.ts'
import { createForwarder } from './forwarder.ts'
import { once } from 'node:events'

/** What calls in flight get at the end, in milliseconds. */
const drainMs = 5000

/** What callers send is sent as it is; who waits for an answer is theirs to say. */
const asTheyAre: LeanOptions = {}

/** Signs what other programs send, until it is told to end. */
export async function runProxy(run: CommandRun): Promise<number> {
  const { product, terminal, values, signal } = run
  const socket = textOf(values, 'socket')
  const port = textOf(values, 'port')
  if ((socket === undefined) === (port === undefined))
    throw usageError('Use --socket <path> or --port <number>.')

  const loaded = await product.load()
  const where = await readWhere(run, loaded)
  const protocol = loaded.protocol(where, values)
  const session = await openSession(run, { loaded, where, lean: asTheyAre })
  const forwarder = createForwarder({
    session,
    url: new URL(protocol.url),
    sessionHeaders: loaded.sessionHeaders,
  })
  const place = socket === undefined ? { port: parsePort(port, 'port') } : { socket }
  const givenKey = readKey(terminal.env['PROXY_KEY'])
  const door = await openDoor(
    place,
    (request, response) => {
      forwarder.handle(request, response).catch(() => breakOff(response))
    },
    givenKey,
  )
  announce(run, door, givenKey !== undefined)

  await (signal.aborted ? undefined : Promise.race([once(signal, 'abort'), endedByOthers(session)]))
  say(terminal, signal.aborted ? 'Draining …' : 'Somebody logged the session out for all: this proxy ends.')
  await door.close(drainMs)
  await session.logout({ drainMs: 0 })
  const { calls, failures } = forwarder.counts
  const { logins, replays } = session.snapshot.counts
  say(terminal, `${calls} calls, ${failures} failed, ${replays} sent again, ${logins} logins`)
  return exitCodes.done
}

/** Who shared a session that was ended for all never logs in again: whoever started this proxy may start another one. */
function endedByOthers(session: Session): Promise<void> {
  return new Promise((resolve) => {
    session.subscribe((event) => {
      if (event.type === 'logged-out' && !event.replaced) resolve()
    })
  })
}

/** An empty variable is none: nobody may come in without a key. */
function readKey(key = ''): string | undefined {
  if (key === '') return undefined
  if (/^[!-~](?:[ -~]*[!-~])?$/.test(key)) return key
  throw usageError(
    'PROXY_KEY must be printable ASCII, without white space at its ends: callers send it in a header.',
  )
}

/** A key that was made here is told once; one that was given is not: logs are read by many. */
function announce({ terminal }: CommandRun, { address, key }: Door, isKeyGiven: boolean): void {
  // For the program that started this one.
  terminal.stdout.write(`${address}\n`)
  say(terminal, `Signs what is sent to ${address}`)
  if (key === undefined) return
  say(terminal, `Callers send the header x-proxy-key: ${isKeyGiven ? 'the key in PROXY_KEY' : key}`)
}
