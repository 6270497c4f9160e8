import { createHolds } from './holds.ts'
import { openApiOf } from './open-api.ts'
import type { Knob, ServedEmulator } from './served-emulator.ts'

/** What the control door needs: the emulator of now, and a way to a new one. */
export interface ControlParts {
  readonly title: string
  readonly current: () => ServedEmulator
  /** All as new. */
  readonly reset: () => void
}

/** What can be done to an emulator, over HTTP with JSON. */
export function createControlDoor({
  title,
  current,
  reset,
}: ControlParts): (request: Request) => Promise<Response> {
  const holds = createHolds()

  const turn = async (name: string, request: Request): Promise<Response> => {
    const { knobs } = current()
    const knob = Object.hasOwn(knobs, name) ? knobs[name] : undefined
    if (knob === undefined) return refuse(404, `There is no knob ${name}. GET /openapi.json lists them.`)

    const args = readArguments(await request.text())
    if (args === undefined) return refuse(400, 'Send the arguments as a JSON array.')
    if (args.length > knob.takes.length) return refuse(400, `${name} takes ${listOf(knob.takes)}.`)
    try {
      const result = await (knob.turn as (...given: readonly unknown[]) => unknown)(...args)
      // What lets a held reply go is kept here, and named by a number.
      return done(typeof result === 'function' ? { hold: holds.keep(result as () => void) } : result)
    } catch (error) {
      return refuse(400, error instanceof Error ? error.message : 'The knob cannot be turned so.')
    }
  }
  const tell = (room: string, name: string): Response => {
    if (room === 'openapi.json') return Response.json(openApiOf({ title, knobs: current().knobs }))
    const state = current().state()
    if (name === '') return Response.json(state)
    if (Object.hasOwn(state, name)) return Response.json({ [name]: state[name] ?? null })
    return refuse(404, `There is no state ${name}: it knows ${Object.keys(state).join(', ')}.`)
  }
  const act = (room: string, name: string, request: Request): Response | Promise<Response> => {
    // A page of any origin can send a simple POST: only JSON is taken, which it may not send without leave.
    const { headers } = request
    if (!/^application\/json\b/i.test(headers.get('content-type') ?? '')) {
      return refuse(415, 'Send content-type: application/json.')
    }
    if (room === 'knobs') return turn(name, request)
    if (room === 'holds') return holds.release(name) ? done() : refuse(404, `Nothing is held as ${name}.`)
    holds.releaseAll()
    reset()
    return done()
  }

  return async (request) => {
    const { hostname, pathname } = new URL(request.url)
    if (!loopback.has(hostname)) return refuse(421, 'Address the control door as 127.0.0.1.')

    const [, room = '', name = '', ...more] = pathname.split('/')
    const isPlace = more.length === 0 && (name === '' || !nameless.has(room))
    const refused = refusedEntry(isPlace ? room : '', request)
    if (refused !== undefined) return refused
    return request.method === 'POST' ? act(room, name, request) : tell(room, name)
  }
}

/** Rooms that have nothing in them to name. */
const nameless: ReadonlySet<string> = new Set(['openapi.json', 'reset'])

/** How a room is entered; undefined where there is none. */
function methodsOf(room: string): readonly string[] | undefined {
  switch (room) {
    case 'openapi.json':
    case 'state':
      return ['GET', 'HEAD']
    case 'holds':
    case 'knobs':
    case 'reset':
      return ['POST']
    default:
      return undefined
  }
}

/** What there is no way into, or not in this way. */
function refusedEntry(room: string, { method }: Request): Response | undefined {
  const methods = methodsOf(room)
  if (methods === undefined) return refuse(404, 'GET /openapi.json tells what there is.')
  if (methods.includes(method)) return undefined

  const allow = methods.join(', ')
  return refuse(405, `This takes ${allow}.`, { allow })
}

/** A page can have a name of its own lead to this machine, and would then be of the same origin. */
const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** What a knob takes at most. */
const listOf = (takes: Knob['takes']): string =>
  takes.length === 0 ? 'nothing' : `${takes.map(({ title }) => title).join(', ')}, and no more`

function readArguments(text: string): readonly unknown[] | undefined {
  try {
    const args: unknown = text === '' ? [] : JSON.parse(text)
    return Array.isArray(args) ? args : undefined
  } catch {
    return undefined
  }
}

function done(result: unknown = null): Response {
  return Response.json({ result: result ?? null })
}

function refuse(status: number, message: string, headers = {}): Response {
  return Response.json({ error: message }, { status, headers })
}
