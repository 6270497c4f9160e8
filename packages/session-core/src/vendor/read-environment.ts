import { SessionError } from '../errors/session-error.ts'
import { type FileReading, readAtMost } from '../read-at-most.ts'

/** Environment variables by name. */
export type Variables = Readonly<Record<string, string | undefined>>

/** Whose variables are read: `APPVIEWX_URL`, `APPVIEWX_USERNAME`, … */
export interface EnvironmentSource {
  readonly protocol: string
  /** `APPVIEWX` */
  readonly prefix: string
}

/** What an environment holds: where the server is, and who logs in. */
export interface EnvironmentCredentials {
  readonly url: string
  /** A user's, or a service account's. */
  readonly credentials:
    | { readonly username: string; readonly password: string }
    | { readonly clientId: string; readonly clientSecret: string }
  /** Reads another variable: its name without the prefix. Empty when it is not set. */
  readonly read: (name: string) => string
}

/** In bytes: far more than any password, token or key. */
const longestSecret = 65_536

const user = ['USERNAME', 'PASSWORD'] as const
const service = ['CLIENT_ID', 'CLIENT_SECRET'] as const

/**
 * Reads `…_URL`, and either `…_USERNAME` and `…_PASSWORD` or `…_CLIENT_ID` and `…_CLIENT_SECRET`. Each may be a file
 * instead, as mounted secrets are: `…_PASSWORD_FILE` names it; a mark of the encoding at its beginning and one line
 * break at its end are left out. It holds 64 KiB at most, in UTF-8. Empty counts as missing.
 *
 * @throws SessionError `invalid-options`, naming every variable that is missing, two that exclude each other, or the
 *   file that cannot be read; never what they hold.
 */
export function readEnvironment(
  source: EnvironmentSource,
  given: Variables = platform().process?.env ?? {},
): EnvironmentCredentials {
  const { protocol, prefix } = Object(source) as EnvironmentSource
  const fail = (message: string): SessionError => new SessionError('invalid-options', { protocol, message })
  // Where none are given, all are missing.
  const variables = Object(given) as Variables
  const named = (names: readonly string[]): string => names.map((name) => `${prefix}_${name}`).join(', ')
  const read = (name: string): string => readVariable(variables, `${prefix}_${name}`, fail)
  const isSet = (name: string): boolean => Boolean(variables[`${prefix}_${name}`] ?? '')
  const isBegun = (pair: readonly string[]): boolean =>
    pair.some((name) => isSet(name) || isSet(`${name}_FILE`))

  const [asUser, asService] = [isBegun(user), isBegun(service)]
  if (asUser && asService) throw fail(`Set ${named(user)} or ${named(service)}, not both.`)

  // Each is read once: a file may be a pipe.
  const [url, name, word] = ['URL', ...(asService ? service : user)].map(read) as [string, string, string]
  const missing = ['URL', ...(asService ? service : user)].filter((_, index) => ![url, name, word][index])
  if (missing.length > 0) {
    const instead = asUser || asService ? '' : ` Or ${named(service)}.`
    throw fail(`Set in the environment: ${named(missing)}.${instead}`)
  }
  const credentials = asService ? { clientId: name, clientSecret: word } : { username: name, password: word }
  return { url, credentials, read }
}

function readVariable(variables: Variables, name: string, fail: (message: string) => SessionError): string {
  const value = variables[name] ?? ''
  const file = variables[`${name}_FILE`] ?? ''
  if (!file) return value
  if (value) throw fail(`Set ${name} or ${name}_FILE, not both.`)

  const text = readFile(file, (why) => fail(`${name}_FILE: ${file} cannot be read (${why}).`))
  if (text === '') throw fail(`${name}_FILE: ${file} is empty.`)
  return text
}

/** Node's file system is asked for only where a file is named: browsers have none. */
function readFile(file: string, fail: (why: string) => SessionError): string {
  const fs = platform().process?.getBuiltinModule?.('node:fs')
  if (!fs) throw fail('no file system here')
  try {
    const text = new TextDecoder().decode(readAtMost(fs, file, { most: longestSecret }))
    // What is not UTF-8 is read as this: another password, which would be rejected.
    if (!text.includes('\u{FFFD}')) return text.replace(/\r?\n$/, '')
  } catch (error) {
    throw fail((error as { readonly code?: string }).code ?? 'unknown')
  }
  throw fail('not UTF-8')
}

interface Platform {
  readonly process?: {
    readonly env?: Variables
    readonly getBuiltinModule?: (name: 'node:fs') => FileReading | undefined
  }
}

/** Browsers have no environment: there everything is missing. */
function platform(): Platform {
  return Object(globalThis) as Platform
}
