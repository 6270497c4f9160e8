import type { VendorName } from '../../../shared/vendor.ts'
import type { Counter } from '../../sessions/vendor-panel.ts'
import { Hono } from 'hono'
import * as v from 'valibot'

const text = v.pipe(v.string(), v.maxLength(4096))
const filled = v.pipe(text, v.nonEmpty('Fill this in.'))

const Credentials = v.union([
  v.strictObject({ username: filled, password: filled, authSource: v.exactOptional(filled) }),
  v.strictObject({ clientId: filled, clientSecret: filled }),
])
const Call = v.strictObject({
  name: text,
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
})
const Answer = v.strictObject({ otp: filled })
const Turn = v.strictObject({ knob: text, on: v.boolean() })

/** `POST /:vendor/:deed`, with what the deed needs as JSON; answers 204 (the card comes over the feed), or 400. */
export function deskRoutes(counters: Readonly<Record<VendorName, Counter>>): Hono {
  const byName = new Map<string, Counter>(Object.entries(counters))
  const routes = new Hono()

  routes.post('/:vendor/:deed', async (context) => {
    const { deed, vendor } = context.req.param()
    const counter = byName.get(vendor)
    if (counter === undefined) return context.notFound()

    const input: unknown = await context.req.json().catch(() => undefined)
    try {
      const isKnown = await carryOut(counter, deed, input)
      return isKnown ? context.body(null, 204) : await context.notFound()
    } catch (error) {
      if (!v.isValiError(error)) throw error
      return context.json({ message: 'This cannot be done with that.' }, 400)
    }
  })
  return routes
}

async function carryOut({ desk, turn }: Counter, deed: string, input: unknown): Promise<boolean> {
  switch (deed) {
    case 'login':
      await desk.login(v.parse(Credentials, input))
      return true
    case 'call': {
      const { count, name } = v.parse(Call, input)
      await desk.call(name, count)
      return true
    }
    case 'renew':
      await desk.renew()
      return true
    case 'keep-alive':
      await desk.keepAlive()
      return true
    case 'answer':
      desk.answer(v.parse(Answer, input).otp)
      return true
    case 'rearm':
      desk.rearm()
      return true
    case 'logout':
      await desk.logout()
      return true
    case 'turn': {
      const { knob, on } = v.parse(Turn, input)
      return turn(knob, on)
    }
    default:
      return false
  }
}
