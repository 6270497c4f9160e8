import { type Secret, secret } from '../../secrets/secret.ts'
import { usageError } from '../exit-code.ts'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What HKDF is fed with, in bytes. */
const length = 32

/** The secret that a variable holds in Base64. */
export function secretOf(variable: string, text: string): Secret<Uint8Array> {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'))
  if (bytes.length >= length) return secret(bytes)
  throw usageError(
    `${variable} must hold ${length} random bytes or more, in Base64: openssl rand -base64 ${length}.`,
  )
}

/** The secret of this user's programs: made once, for this user's eyes only. */
export function secretIn(file: string): Secret<Uint8Array> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  try {
    // Whoever comes first makes it, whole: no other can read a half.
    writeFileSync(file, randomBytes(length), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as { readonly code?: string }).code !== 'EEXIST')
      throw usageError(`${file} cannot be written.`)
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw usageError(`Others can read ${file}: chmod 600 it, or delete it for a new one.`)
  }
  const bytes = new Uint8Array(readFileSync(file))
  if (bytes.length >= length) return secret(bytes)
  throw usageError(`${file} holds no secret: delete it for a new one.`)
}
