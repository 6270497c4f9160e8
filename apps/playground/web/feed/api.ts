import type { Overview } from '../../shared/overview.ts'
import type { VendorName } from '../../shared/vendor.ts'

/** What the login page of SecurID says, as text. */
export interface Instructions {
  readonly usernameLabel: string
  readonly passwordLabel: string
  readonly instructions: string
}

/** Asks the server to do something with a card's session; what comes of it arrives over the feed. False when it could not be asked. */
export const ask = (vendor: VendorName, action: string, input: unknown = {}): Promise<boolean> =>
  post(`/api/vendors/${vendor}/${action}`, input).then((reply) => reply?.ok === true)

/** Starts a story; answers with the name of its run, or with why it was not started. */
export async function playStory(
  name: string,
): Promise<{ readonly run: string } | { readonly message: string }> {
  const reply = await post(`/api/stories/${name}`, {})
  if (reply?.ok) return (await reply.json()) as { readonly run: string }
  if (reply?.status === 429) return (await reply.json()) as { readonly message: string }
  return { message: 'The server did not start it. Try again.' }
}

/** What does not change while the server runs. */
export const getOverview = (): Promise<Overview | undefined> => get('/api/overview')

/** The login page's words; none when the server cannot say. */
export const getInstructions = async (): Promise<Instructions | undefined> =>
  (await get<Instructions | null>('/api/instructions')) ?? undefined

async function get<Value>(path: string): Promise<Value | undefined> {
  const reply = await fetch(path).catch(() => undefined)
  return reply?.ok ? ((await reply.json()) as Value) : undefined
}

const post = (path: string, body: unknown): Promise<Response | undefined> =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined)
