import {
  createEmulator,
  type Emulator,
  type EmulatorFault,
  type EmulatorParts,
} from '@org/session-core/emulator'

/** Where it is. */
export const address = 'https://server.example/things?of=ours'
export const loginInit: RequestInit = { method: 'POST', body: 'a login' }

/** What was processed; `server` is otherwise as plain as one can be: a POST logs in. */
export interface Watched {
  readonly server: Emulator<EmulatorFault | 'busy'>
  readonly processed: string[]
}

/** A server of a few lines around which the frame is tried. */
export function watched(changed: Partial<EmulatorParts<'busy'>> = {}): Watched {
  const processed: string[] = []
  const server = createEmulator({
    answer: ({ body, request }) => {
      processed.push(request.method)
      return Response.json({ method: request.method, body })
    },
    isLogin: ({ request }) => request.method === 'POST',
    instead: { busy: () => new Response('Later.', { status: 503 }) },
    sessions: { live: () => processed.length, expire: () => processed.splice(0) },
    name: 'Test server',
    ...changed,
  })
  return { processed, server }
}
