import { call, type Scene, wrongPassword } from './scene.ts'

/** Twenty callers at once: what they got, each answer named once. */
async function burst(scene: Scene): Promise<unknown> {
  const before = await scene.command('report')
  const results = await Promise.all(Array.from({ length: 20 }, () => call(scene)))
  const { logins } = await scene.command('report')
  const { generation, counts } = scene.session.snapshot
  return {
    results: [...new Set(results)],
    logins: logins - before.logins,
    generation,
    replays: counts.replays,
  }
}

type Play = (scene: Scene) => Promise<unknown>

/** Each is played with every vendor on every runtime, in this order. */
export const scenes = {
  'a burst logs in once': burst,

  'ky speaks through it': async ({ session, vendor }) => {
    const { body, path, type } = vendor.call
    const url = new URL(path, session.snapshot.origin)
    const reply = await session.http.post(url, { body, headers: { 'content-type': type } })
    const { length } = await reply.text()
    return { status: reply.status, hasText: length > 0 }
  },

  'an expiry renews once': async (scene) => {
    await scene.command('expire')
    return burst(scene)
  },

  'a stream survives a renewal': async (scene) => {
    await scene.command('expire')
    const body = `${scene.vendor.call.body}\n`
    const result = await call(scene, { body: new Blob([body]).stream(), duplex: 'half' })
    const seen = await scene.command('report')
    return { result, arrived: seen.body === body }
  },

  'bodies of every kind arrive': async (scene) => {
    const form = new FormData()
    form.append('name', 'a value')
    form.append('file', new File(['what is in it'], 'a.txt', { type: 'text/plain' }))
    const arrived: boolean[] = []
    for (const [body, words] of [
      [new TextEncoder().encode('some bytes'), /^some bytes$/],
      [new URLSearchParams({ a: 'b c' }), /^a=b\+c$/],
      [form, /name="name"\r\n\r\na value\r\n[^]*filename="a.txt"[^]*\r\n\r\nwhat is in it\r\n/],
    ] as const) {
      await call(scene, { body })
      arrived.push(words.test((await scene.command('report')).body))
    }
    return arrived
  },

  'a caller leaves, and the server sees it': async (scene) => {
    await scene.command('stall')
    const leaving = new AbortController()
    const result = call(scene, { signal: leaving.signal })
    await scene.command('arrived')
    leaving.abort()
    await scene.command('left')
    return result
  },

  'a redirect is not followed': async (scene) => {
    await scene.command('redirect')
    return call(scene)
  },

  'a connection is lost': async (scene) => {
    const live = await call(scene)
    const before = await scene.command('drop')
    const result = await call(scene)
    const { requests } = await scene.command('report')
    return { live, result, sent: requests - before.requests }
  },

  'an expiry is told by a 407': async (scene) => {
    await scene.command('expire-with-407')
    return call(scene)
  },

  'a login without an answer ends': async ({ command, endpoint, vendor }) => {
    await command('stall')
    const session = vendor.open(
      { ...endpoint, policy: { loginDeadlineMs: 100, drainMs: 20 } },
      vendor.password,
    )
    const result = await call({ vendor, session })
    // On a busy machine the deadline may come before the login does.
    await command('relent')
    return { result, outcome: await session.logout() }
  },

  'a wrong password is sent once': async ({ command, endpoint, vendor }) => {
    const before = await command('report')
    const session = vendor.open(endpoint, wrongPassword)
    const results = [await call({ vendor, session }), await call({ vendor, session })]
    const { logins } = await command('report')
    return { results, logins: logins - before.logins, outcome: await session.logout() }
  },

  'a logout ends it': async (scene) => {
    const { command, session } = scene
    const used = await call(scene)
    console.log(session, session.snapshot)
    const outcome = await session.logout()
    const { live } = await command('report')
    return { used, outcome, live, afterwards: await call(scene) }
  },

  'leaving its block ends it': async ({ command, endpoint, vendor }) => {
    const use = async (): Promise<number | string> => {
      await using session = vendor.open(endpoint, vendor.password)
      return await call({ vendor, session })
    }
    const used = await use()
    const { live } = await command('report')
    return { used, live }
  },
} satisfies Record<string, Play>

/** What was observed in each scene. */
export type Observed = { readonly [name in keyof typeof scenes]: unknown }
