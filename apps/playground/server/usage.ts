import { type PlaygroundSettings, readSettings } from './settings.ts'
import { parseArgs } from 'node:util'

/** What the command can do, in words. */
const help = `Usage: npx pnpm@12 start [--tls]

Starts the page, and an emulator of each product, on this machine only.

Options:
      --tls        both emulators speak TLS, with certificates of an authority
                   that is made now and forgotten at the end
  -h, --help       this help

Environment:
  PLAYGROUND_PORT  the page (4173); 0 takes a free port, here and below
  APPVIEWX_PORT    the port of AppViewX's emulator (31443)
  SECURID_PORT     the port of SecurID's emulator (8443)
  APPVIEWX_URL     a real gateway, in place of the emulator
  SECURID_URL      a real server, in place of the emulator

Exit codes: 0 it was ended, 1 it could not start, 2 usage.`

/** Settings to start with, help that was asked for, or what is wrong with the words or the environment. */
export type Asked =
  | { readonly settings: PlaygroundSettings }
  | { readonly help: string }
  | { readonly complaint: string }

/** Reads a command line and an environment; never throws. */
export function readCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Asked {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { help: { type: 'boolean', short: 'h' }, tls: { type: 'boolean' } },
    })
    if (values.help === true) return { help }

    return { settings: { ...readSettings(environment), tls: values.tls === true } }
  } catch (error) {
    return { complaint: `${(error as Error).message}\nTry: npx pnpm@12 start --help` }
  }
}
