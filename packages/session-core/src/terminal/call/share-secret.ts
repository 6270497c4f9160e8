import { type Secret, secret } from '../../secrets/secret.ts'
import { usageError } from '../exit-code.ts'
import { makeFolder } from '../make-folder.ts'
import { stateVariable } from '../state-variable.ts'
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, linkSync, lstatSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What HKDF is fed with, in bytes. */
const length = 32

/** The secret that a variable holds in Base64. */
export function secretOf(variable: string, text: string): Secret<Uint8Array> {
  // Node would make bytes of any words; OpenSSL breaks long lines.
  const isBase64 = /^[\w+/\r\n-]+={0,2}\s*$/.test(text)
  const bytes = new Uint8Array(Buffer.from(text, 'base64'))
  if (isBase64 && bytes.length >= length) return secret(bytes)
  throw usageError(
    `${variable} must hold ${length} random bytes or more, in Base64: openssl rand -base64 ${length}.`,
  )
}

/** The secret of this user's programs: made once, for this user's eyes only. */
export function secretIn(file: string): Secret<Uint8Array> {
  if (!existsSync(file)) make(file)
  assertPrivate(file)
  const bytes = new Uint8Array(readFileSync(file))
  if (bytes.length >= length) return secret(bytes)
  throw usageError(`${file} holds no secret: delete it for a new one.`)
}

/** Whoever comes first makes it: linked into its place it is there as a whole, or, where there is no room, not at all. */
function make(file: string): void {
  const draft = `${file}.${randomUUID()}.tmp`
  try {
    makeFolder(dirname(file))
    writeFileSync(draft, randomBytes(length), { flag: 'wx', mode: 0o600, flush: true })
    linkSync(draft, file)
  } catch (error) {
    const { code = 'unknown', syscall } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST' || syscall !== 'link')
      throw usageError(`${file} cannot be written: ${code}. Set ${stateVariable()}, or use --no-share.`)
  } finally {
    drop(draft)
  }
}

function drop(draft: string): void {
  try {
    unlinkSync(draft)
  } catch {
    // It was never there.
  }
}

/** One that somebody else put there would open what is sealed with it. */
function assertPrivate(file: string): void {
  const found = lstatSync(file)
  if (!found.isFile())
    throw usageError(
      `${file} is ${found.isSymbolicLink() ? 'a link' : 'not a file'}: delete it for a new secret.`,
    )
  const user = process.getuid?.()
  if (user === undefined) return
  const { mode, uid } = found
  if (uid !== user) throw usageError(`${file} belongs to somebody else: delete it for a new one.`)
  const isOpen = (mode & 0o077) !== 0
  if (isOpen) throw usageError(`Others can read ${file}: chmod 600 it, or delete it for a new one.`)
}
