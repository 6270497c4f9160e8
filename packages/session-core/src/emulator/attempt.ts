import type { EmulatorCall } from './call.ts'
import { withArticle } from './strict/rule.ts'

/** An answer, or what went wrong in making it: `why` is the end of a sentence. */
export type Attempt = { readonly reply: Response } | { readonly why: string; readonly error: unknown }

/** Asks for an answer. Whatever `answer` throws or returns, this settles with one of the two. */
export async function attempt(
  answer: (call: EmulatorCall) => Response | Promise<Response>,
  call: EmulatorCall,
): Promise<Attempt> {
  try {
    const reply: unknown = await answer(call)
    if (!isResponse(reply)) return failed('returned no Response: return new Response(…) or Response.json(…).')
    if (reply.bodyUsed || reply.body?.locked)
      return failed('returned a Response that was read already: make one for each call.')

    return { reply }
  } catch (error) {
    const kind = error instanceof Error ? error.name : typeof error
    return { why: `threw ${withArticle(kind)}: "error" of this request in "requests" holds it.`, error }
  }
}

const failed = (why: string): Attempt => ({ why, error: new TypeError(`The handler ${why}`) })

/** By its tag: a Response of another realm, or of undici itself, is one, too. */
const isResponse = (value: unknown): value is Response =>
  Object.prototype.toString.call(value) === '[object Response]'
