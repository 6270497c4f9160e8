import { admin, type Answer } from './by-hand.ts'
import type { AppViewXEmulator } from '@org/appviewx-auth/emulator'

/** A server, and calls to it by method and action: `POST certificate/create?isSync=true`. */
export async function ask(
  server: Pick<AppViewXEmulator, 'fetch'>,
  line: string,
  body?: object,
): Promise<Answer & { readonly file: Uint8Array }> {
  const [method = '', action = ''] = line.split(' ', 2)
  const address = new URL(action, 'https://avx.example/avxapi/')
  address.searchParams.set('gwsource', 'external')

  const reply = await server.fetch(address, {
    method,
    headers: { ...admin, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  const file = new Uint8Array(await reply.arrayBuffer())
  const isJson = reply.headers.get('content-type') === 'application/json'
  return {
    status: reply.status,
    file,
    body: (isJson ? JSON.parse(new TextDecoder().decode(file)) : {}) as Answer['body'],
  }
}

/** Fields of an answer, all texts here. */
export const fieldsIn = ({ body }: Answer): Readonly<Record<string, string>> =>
  body.response as Readonly<Record<string, string>>
