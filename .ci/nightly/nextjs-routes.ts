const forced = "export const fetchCache = 'force-cache'\n\n"
const about = "return Response.json([search, await session.command('about')])"

/** Routes that are added to the Next.js example, for questions that no example should ask. */
export const nextjsRoutes: Readonly<Record<string, string>> = {
  // What nodeTransport is worth: this setting overrides `no-store`.
  'app/forced/route.ts': `
import { securid } from '../../lib/session.ts'

export const fetchCache = 'force-cache'

export async function GET() {
  const session = await securid()
  return Response.json(await session.command('about'))
}
`,
  // Next's own fetch, left alone.
  'app/patched/route.ts': routeOverFetch('', about),
  // Next's own fetch, as the page warns.
  'app/patched-forced/route.ts': routeOverFetch(forced, about),
  // The most that a call could say against it.
  'app/patched-zero/route.ts': routeOverFetch(
    forced,
    `const path = 'aveksa/command.submit?cmd=about&format=json&zero=1'
  const answer = await session.fetch(path, { cache: 'no-store', next: { revalidate: 0 } })
  return Response.json([search, answer.status])`,
  ),
}

/** Pages that do not wait for a visitor: the build renders them. */
export const nextjsPages = {
  'app/over-node/page.tsx': pageOver(
    "import { nodeTransport } from '@org/session-core/node'",
    'nodeTransport()',
  ),
  'app/over-fetch/page.tsx': pageOver('', 'undefined'),
}

function routeOverFetch(setting: string, answer: string): string {
  return `
import { createSecurIdSession } from '@org/securid-auth'

${setting}const credentials = { username: 'user02', password: 'password456' }
const session = createSecurIdSession({ url: process.env['SECURID_URL'] ?? '', credentials })

export async function GET(request: Request) {
  const { search } = new URL(request.url)
  ${answer}
}
`
}

function pageOver(imported: string, transport: string): string {
  return `
import { createSecurIdSession } from '@org/securid-auth'
${imported}

const session = createSecurIdSession({
  url: process.env['SECURID_URL'] ?? '',
  credentials: { username: 'user02', password: 'password456' },
  transport: ${transport},
})

export default async function Page() {
  return <p>{JSON.stringify(await session.command('about'))}</p>
}
`
}
