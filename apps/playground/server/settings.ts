import { parseBaseUrl } from '@org/session-core'

type Environment = Readonly<Record<string, string | undefined>>

/** Where the playground listens, and which real installations it talks to. */
export interface PlaygroundSettings {
  /** 0 takes a free one. */
  readonly ports: { readonly playground: number; readonly appviewx: number; readonly securid: number }
  /** In place of an emulator. */
  readonly urls: { readonly appviewx?: string; readonly securid?: string }
  /** The emulators speak TLS, with certificates of an authority that nobody else knows. */
  readonly tls?: boolean
}

/**
 * Reads `PLAYGROUND_PORT` (4173), `APPVIEWX_PORT` (31443), `SECURID_PORT` (8443), `APPVIEWX_URL` and `SECURID_URL`.
 *
 * @throws Error that names the variable and what it may hold.
 */
export function readSettings(environment: Environment): PlaygroundSettings {
  const appviewx = address(environment, 'APPVIEWX_URL')
  const securid = address(environment, 'SECURID_URL')

  return {
    ports: {
      playground: port(environment, 'PLAYGROUND_PORT', 4173),
      appviewx: port(environment, 'APPVIEWX_PORT', 31_443),
      securid: port(environment, 'SECURID_PORT', 8443),
    },
    urls: { ...(appviewx && { appviewx }), ...(securid && { securid }) },
  }
}

function port(environment: Environment, name: string, fallback: number): number {
  const text = environment[name] ?? ''
  if (text === '') return fallback
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)

  throw new Error(`${name} must be a port from 1 to 65535, or 0 for a free one.`)
}

function address(environment: Environment, name: string): string | undefined {
  const text = environment[name] ?? ''
  if (text === '') return undefined
  try {
    parseBaseUrl(name, text)
    return text
  } catch {
    throw new Error(`${name} must be an address such as https://host.example:8443 (http: on loopback only).`)
  }
}
