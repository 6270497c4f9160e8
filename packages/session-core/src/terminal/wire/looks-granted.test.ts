import { looksGranted } from './looks-granted.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'

it.each([
  'ACC_AUTH_022',
  'MANDATORY_FIELD_MISSING_3',
  '2026-11-26T16:00:00.000Z',
  '2026-11-26T16:00:00+01:00',
  '16:00:00.000',
  '1772510453127',
  '2020.3.0-SNAPSHOT',
  '7.5.2_P04-build.1234',
  'ann01@example-company.com',
  'avx-n17a.prod.example.com:31443',
  'https://sso.example.com/login/v2',
  '192.168.100.200:31443',
  'Europe/Berlin+01:00',
  'application/vnd.avx.v2+json',
  'acctmgmtPerformLoginV2',
  'SHA256,SHA384,SHA512',
  'password123456',
])('a word that a server says openly does not: %s', (word) => {
  expect(looksGranted(word)).toBe(false)
  expect(looksGranted(`(${word}).`)).toBe(false)
})

it.each([
  'Zk3opaqueServiceToken9xQ27LmP0aB4',
  '7f9c2ba4e88f827d616045507605853e',
  '0f8fad5b-d9cb-469f-a165-70867728950e',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl1',
  'JBSWY3DPEHPK3PXP',
  'qhZkTwPaLmRbXeKd-1',
  '174839201183746',
  'MTIzNDU2Nzg5MDEyMzQ1Ng==',
])('what a server made up does: %s', (word) => {
  expect(looksGranted(word)).toBe(true)
})

/** Ways in which servers write what they make up: 16 bytes and more. */
const spellings: readonly (readonly [string, (bytes: Uint8Array) => string])[] = [
  ['hex', (bytes) => Buffer.from(bytes).toString('hex')],
  ['capitals of hex', (bytes) => Buffer.from(bytes).toString('hex').toUpperCase()],
  ['Base64', (bytes) => Buffer.from(bytes).toString('base64')],
  ['Base64 for addresses', (bytes) => Buffer.from(bytes).toString('base64url')],
]

it.each(spellings)('almost anything random does, in %s', (_how, spell) => {
  const random = fc.uint8Array({ minLength: 20, maxLength: 64 }).filter((bytes) => new Set(bytes).size > 16)
  const words = fc.sample(random, { numRuns: 500, seed: 7 }).map(spell)
  const missed = words.filter((word) => /\d/.test(word) && !looksGranted(word))

  expect(missed.length).toBeLessThan(5)
})
