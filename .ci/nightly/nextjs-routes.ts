/** A route with a session of its own, over Next's `fetch` or over what is named. */
const routeOver = (transport: string, answer = "await session.command('about')"): string => `
import { createSecurIdSession } from '@org/securid-auth'
import { nodeTransport } from '@org/session-core/node'

const session = createSecurIdSession({
  url: process.env['SECURID_URL'] ?? '',
  credentials: { username: 'user02', password: 'password456' },
  transport: ${transport},
})

export async function GET(request: Request) {
  const { search } = new URL(request.url)
  return Response.json([search, ${answer}])
}
`

/** This setting overrides `no-store`. */
const forced = "export const fetchCache = 'force-cache'\n"
/** The most that a call could say against it. */
const zero = `(await session.fetch(
    'aveksa/command.submit?cmd=about&format=json&zero=1',
    { cache: 'no-store', next: { revalidate: 0 } },
  )).status`

/** Routes that are added to the Next.js example, for questions that no example should ask. */
export const nextjsRoutes: Readonly<Record<string, string>> = {
  // What nodeTransport is worth.
  'app/forced/route.ts': forced + routeOver('nodeTransport()'),
  // Next's own fetch, left alone, and as the page warns.
  'app/patched/route.ts': routeOver('undefined'),
  'app/patched-forced/route.ts': forced + routeOver('undefined'),
  'app/patched-zero/route.ts': forced + routeOver('undefined', zero),
}
