import { failing } from '../errors/session-error.ts'
import { type Home, resolveTarget } from './target.ts'
import fc from 'fast-check'
import { posix } from 'node:path'
import { expect, it } from 'vitest'

const below: Home = { protocol: {}, url: new URL('https://toy.test/base/'), fail: failing('toy') }

it('finds what the platform finds, whatever the address is made of', () => {
  const pieces = fc.constantFrom(
    'a',
    '.',
    '..',
    '/',
    '?',
    '=',
    '&',
    '#',
    ':',
    '%',
    '%2e',
    '\\',
    ' ',
    '\t',
    '@',
    ';',
    'é',
    '~',
    '-',
    'https:',
    below.url.href,
  )

  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 6 }), (parts) => {
      const input = parts.join('')
      let found: string | undefined
      try {
        found = resolveTarget(below, input)
      } catch {
        return
      }

      expect(found).toBe(new URL(input, below.url).href.replace(/#.*/, ''))
    }),
    { numRuns: 2000 },
  )
})

/** What servers do with a path before they look for dots in it: each of it some do, in one order or another. */
const habits: readonly ((path: string) => string)[] = [
  (path) => path.replaceAll(/(?:%[\da-f]{2})+/gi, (run) => decoded(run, 'utf8')),
  (path) => path.replaceAll(/(?:%[\da-f]{2})+/gi, (run) => decoded(run, 'latin1')),
  (path) =>
    path.replaceAll(/%u([\da-f]{4})/gi, (_, code: string) => String.fromCodePoint(Number(`0x${code}`))),
  (path) => path.normalize('NFKC'),
  (path) => path.replaceAll(/[\p{Cc}\p{Cf}\p{Z}]/gu, ''),
  (path) => path.replaceAll(/;[^/]*/g, ''),
  (path) => path.replaceAll(/[\\¥∖]/g, '/'),
  (path) => path.replaceAll(/[∕⁄]/g, '/'),
  (path) => path.replaceAll('À®', '.').replaceAll('À¯', '/').replaceAll('à\u{80}®', '.'),
  (path) => path.replace(/[?#].*/s, ''),
]

function decoded(run: string, charset: 'latin1' | 'utf8'): string {
  return Buffer.from(run.replaceAll('%', ''), 'hex').toString(charset)
}

const plainPieces = ['a', 'é', '.', '..', '/', '%', '25', '2e', '2E', ';', '?']
const escapes = [
  '%25',
  '%2f',
  '%5c',
  '%3b',
  '%00',
  '%20',
  '%u002e',
  '%c0%ae',
  '%c0%af',
  '%e0%80%ae',
  '%E3%80%80',
]
const lookalikes = [
  '．',
  '／',
  '＼',
  '％',
  '；',
  '‥',
  '․',
  '∕',
  '⁄',
  '∖',
  '¥',
  '\u{200B}',
  '\u{AD}',
  '\u{301}',
]

it('serves no address that leads any server out of home', () => {
  const piece = fc.constantFrom(...plainPieces, ...escapes, ...lookalikes)
  const habit = fc.constantFrom(...habits)

  fc.assert(
    fc.property(fc.array(piece, { maxLength: 9 }), fc.array(habit, { maxLength: 7 }), (parts, server) => {
      let found: string
      try {
        found = resolveTarget(below, parts.join(''))
      } catch {
        return
      }
      const read = server.reduce((path, next) => next(path), new URL(found).pathname)

      expect(`${posix.normalize(read)}/`).toMatch(/^\/base\//)
    }),
    { numRuns: 4000 * Number(process.env['FUZZ'] ?? 1) },
  )
})
