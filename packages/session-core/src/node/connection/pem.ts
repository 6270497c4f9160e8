import { readAtMost } from '../../read-at-most.ts'
import { invalidOption } from '../invalid-option.ts'
import { X509Certificate } from 'node:crypto'
import fs from 'node:fs'

/** In bytes: several times what the authorities of all the world take. */
const longestPem = 4_194_304

/** PEM text: what was given, or what is in the file that was named. */
export function readPem(name: string, textOrPath: string): string {
  if (textOrPath.includes('-----BEGIN')) return textOrPath

  const text = readText(name, textOrPath)
  if (text.includes('-----BEGIN')) return text
  throw invalidOption(name, 'names a file that holds no PEM text.')
}

function readText(name: string, path: string): string {
  try {
    return new TextDecoder().decode(readAtMost(fs, path, { most: longestPem }))
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException
    throw invalidOption(name, `names a file that cannot be read: ${code}.`, cause)
  }
}

const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** Every certificate of the PEM texts, and proof that each is one. */
export function certificatesIn(name: string, pems: readonly string[]): readonly string[] {
  return pems.flatMap((pem) => {
    const found = pem.match(certificate) ?? []
    if (found.length === 0) throw invalidOption(name, 'holds no certificate.')
    for (const each of found) assertCertificate(name, each)
    // One that was cut off must not be missed only where it is needed.
    if (found.length < pem.split('-----BEGIN CERTIFICATE-----').length - 1)
      throw invalidOption(name, 'holds a certificate that was cut off.')
    return found
  })
}

function assertCertificate(name: string, pem: string): void {
  try {
    new X509Certificate(pem)
  } catch (cause) {
    throw invalidOption(name, 'holds a certificate that cannot be read.', cause)
  }
}
