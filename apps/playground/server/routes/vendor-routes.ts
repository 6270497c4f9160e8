import type { VendorName } from '../../shared/vendor.ts'
import type { VendorPanel } from '../sessions/vendor-panel.ts'
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
const Examination = v.strictObject({ login: v.boolean() })
const Turn = v.strictObject({ knob: text, on: v.boolean() })

/** `POST /:vendor/:action`, with what the action needs as JSON; answers 204 (the card comes over the feed), or 400. */
export function vendorRoutes(panels: Readonly<Record<VendorName, VendorPanel>>): Hono {
  const byName = new Map<string, VendorPanel>(Object.entries(panels))
  const routes = new Hono()

  routes.post('/:vendor/:action', async (context) => {
    const { action, vendor } = context.req.param()
    const panel = byName.get(vendor)
    if (panel === undefined) return context.notFound()

    const input: unknown = await context.req.json().catch(() => undefined)
    try {
      const isKnown = await carryOut(panel, action, input)
      return isKnown ? context.body(null, 204) : await context.notFound()
    } catch (error) {
      if (!v.isValiError(error)) throw error
      return context.json({ message: 'This cannot be done with that.' }, 400)
    }
  })
  return routes
}

async function carryOut(
  { controller, doctor, turn }: VendorPanel,
  action: string,
  input: unknown,
): Promise<boolean> {
  switch (action) {
    case 'login':
      await controller.login(v.parse(Credentials, input))
      return true
    case 'call': {
      const { count, name } = v.parse(Call, input)
      await controller.call(name, count)
      return true
    }
    case 'renew':
      await controller.renew()
      return true
    case 'keep-alive':
      await controller.keepAlive()
      return true
    case 'answer':
      controller.answer(v.parse(Answer, input).otp)
      return true
    case 'rearm':
      controller.rearm()
      return true
    case 'logout':
      await controller.logout()
      return true
    case 'doctor':
      await doctor.examine(v.parse(Examination, input).login)
      return true
    case 'turn': {
      const { knob, on } = v.parse(Turn, input)
      return turn(knob, on)
    }
    default:
      return false
  }
}
