import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Bodies that come instead of the vendor's own: from a proxy, from a connection that breaks, from another release. */
const bodies: Readonly<Record<string, () => BodyInit | null>> = {
  nothing: () => null,
  HTML: () => '<html><body>401 Authorization Required</body></html>',
  'half a JSON': () => '{"status":"fail',
  'JSON of another kind': () => '["no"]',
  'a byte order mark': () => '\u{FEFF}{}',
  'no UTF-8': () => new Uint8Array([0xff, 0xfe, 0x00]),
  'more than anybody reads': () => 'no '.repeat(400_000),
  'one that breaks off': () =>
    new ReadableStream({
      start: (controller) => controller.enqueue(encode('{"status":')),
      pull: (controller) => controller.error(new TypeError('terminated')),
    }),
}

/** A status that says no is a rejection: the password must not be sent again for want of words. */
export const aRefusedLoginLocksWhateverItsBody: SessionLaw = {
  name: 'a refused login locks whatever its body',
  promise: 7,
  check: async (subject) => {
    const seen = await Promise.all(
      Object.entries(bodies).map(async ([what, body]) => {
        const { server, wire, call } = setStage(subject, { credentials: subject.credentials.wrong })
        wire.every().answer(() => new Response(body(), { status: 401 }))

        await outcomeOf(call())
        const sent = wire.passed.length
        return [what, await outcomeOf(call()), wire.passed.length - sent, server.loginAttempts]
      }),
    )

    expectThat(
      'the second call fails at once, and nothing is sent',
      seen,
      Object.keys(bodies).map((what) => [what, 'credentials-locked', 0, 0]),
    )
  },
}
