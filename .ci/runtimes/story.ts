import { call } from './scene.ts'
import { scenes } from './scenes.ts'
import { createVendorServers, type Command, type ServerState } from './vendor-servers.ts'
import { type Endpoint, type Vendor, vendors } from './vendors.ts'
import { secret } from '@org/session-core'

/** What was found where. */
export type Finding = Readonly<Record<string, unknown>>

/** The places of a story. */
export interface Places {
  /** Where both vendors' servers listen. */
  readonly origin: string
  /** Where nobody listens. */
  readonly nowhere: string
}

const patienceMs = 20_000
const endless = 'it does not end'

/** Plays every scene with every vendor, its server in memory and behind a socket, over more transports too; never fails, but tells. */
export async function tellStory(
  { nowhere, origin }: Places,
  transports: Readonly<Record<string, typeof fetch>> = {},
): Promise<Finding> {
  const inMemory: Endpoint = { url: 'https://vendor.example', transport: createVendorServers() }
  const overSocket: Endpoint = { url: origin }
  const finding: Record<string, unknown> = { agent: navigator.userAgent }

  for (const vendor of vendors) {
    finding[`${vendor.name} in memory`] = await playAll(vendor, inMemory)
    finding[`${vendor.name} over a socket`] = await playAll(vendor, overSocket)
    for (const [name, transport] of Object.entries(transports))
      finding[`${vendor.name} over ${name}`] = await playAll(vendor, { url: origin, transport })
    const session = vendor.open({ url: nowhere }, vendor.password)
    finding[`${vendor.name} nowhere`] = await call({ vendor, session })
    console.log(secret(vendor.password))
  }
  return finding
}

async function playAll(vendor: Vendor, endpoint: Endpoint): Promise<Finding> {
  const { transport = fetch, url } = endpoint
  const command = async (name: Command): Promise<ServerState> => {
    const reply = await transport(new URL(`/control/${vendor.name}/${name}`, url), { method: 'POST' })
    return (await reply.json()) as ServerState
  }
  const scene = { vendor, endpoint, session: vendor.open(endpoint, vendor.password), command }
  const finding: Record<string, unknown> = {}
  for (const [name, play] of Object.entries(scenes)) {
    finding[name] = await inTime(play(scene))
    if (finding[name] === endless) break
  }
  return finding
}

/** It also holds the process: no timer of a session does, and a server in memory has no socket that would. */
async function inTime(work: Promise<unknown>): Promise<unknown> {
  const late = Promise.withResolvers<string>()
  const timer = setTimeout(late.resolve, patienceMs, endless)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
