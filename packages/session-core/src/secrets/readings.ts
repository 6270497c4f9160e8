/** Stands for a character that is written by a name, such as `&commat;`: no letter or digit of ASCII. */
export const unreadable = '\u{FFFC}'

/** What has more readings than this was made to have them. */
const mostReadings = 100

/**
 * Every way to read a text, the text itself first: each encoding is undone once and again, alone and after the others,
 * until nothing new comes of it; and what comes of it from right to left. `undefined` when there is no end to it.
 */
export function readingsOf(text: string): readonly string[] | undefined {
  const readings = undo(text)
  // Nonsense as a rule, which may have any number of readings: some are looked at.
  const backwards = Array.from(text).toReversed().join('')
  return readings.size > mostReadings ? undefined : [...readings, ...undo(backwards)]
}

/** Stops where there are too many. */
function undo(text: string): ReadonlySet<string> {
  const readings = new Set([text])
  for (const reading of readings) {
    if (readings.size > mostReadings) break
    // `replace` has two types, for a text and for a function.
    for (const [looks, means] of encodings) readings.add(reading.replace(looks, means as string))
  }
  return readings
}

/**
 * What may be hidden in the middle of something else: Base64 and hexadecimal that begin anywhere in a run of their
 * letters, white space or not; and numbers that are bytes, whatever stands between them. Mostly nonsense.
 */
export function fragmentsOf(text: string): readonly string[] {
  const runs = text.replaceAll(/\s/g, '').match(base64) ?? []
  const found = [
    ...[0, 1, 2, 3].map((start) => runs.map((run) => fromBase64(run.slice(start)))),
    [fromHexadecimal(text, 0), fromHexadecimal(text, 1)],
    [numbersIn(text, /\d{2,3}/g, 10), numbersIn(text, /[01]{8}/g, 2)],
  ]
  return found.map((parts) => parts.map((part) => decode(part)).join(' '))
}

type Means = string | ((found: string, digits: string) => string)
type Bytes = readonly number[]

const base64 = /[\w+/-]{4,}/g

/** A word before the digits may end in letters that are digits, too. */
function fromHexadecimal(text: string, start: number): Bytes {
  const runs = text.replaceAll(/0x|u\+/gi, ' ').match(/[\da-f](?:[^a-z\d]{0,5}[\da-f]){7,}/gi)
  return numbersIn(
    String(runs)
      .replaceAll(/[^\da-f]/gi, '')
      .slice(start),
    /../g,
    16,
  )
}

function numbersIn(text: string, looks: RegExp, radix: number): Bytes {
  return Array.from(text.match(looks) ?? [], (number) => Number.parseInt(number, radix))
}

const hexadecimal: Means = (_found, digits) => fromCode(digits, 16)

/** Each encoding: what it looks like, and what is meant. */
const encodings: readonly (readonly [looks: RegExp, means: Means])[] = [
  // URLs, programming languages and directories; quoted-printable; XML
  [/[%\\]x?([\da-f]{2})/gi, hexadecimal],
  [/(?:[%\\]u|_x)(?:0000)?([\da-f]{4})_?/gi, hexadecimal],
  [/=([\da-f]{2})/gi, hexadecimal],
  [/&#x0*([\da-f]{1,6});?/gi, hexadecimal],
  [/&#0*(\d{1,7});?/g, (_found, digits) => fromCode(digits, 10)],
  [/\\([0-7]{1,3})/g, (_found, digits) => fromCode(digits, 8)],
  // Style sheets, JavaScript and Perl; sections of CDATA, tags
  [/\\(?:[ux]\{)?([\da-f]{1,6})[\s}]?/gi, hexadecimal],
  [/<!\[CDATA\[|\]\]>/g, ''],
  [/<[^<>]+>/g, ''],
  // JSON, forms, and once more XML
  [/\\(.)/gu, '$1'],
  [/\+/g, ' '],
  [/&amp;/g, '&'],
  [/&[a-z]\w*;/gi, unreadable],
  // Bytes that were taken for characters
  [/[\u{80}-\u{FF}]{2,}/gu, (found) => ifText(found, codesOf(found))],
  // Base64: a few letters are a word, unless they come in fours; Base32
  [
    /[\w+/-]{2,}={0,2}/g,
    (found) => (found.length % 4 === 0 || found.length > 7 ? ifText(found, fromBase64(found)) : found),
  ],
  [/[a-z2-7]{7,}/gi, (found) => ifText(found, fromBase32(found))],
  // Bytes in hexadecimal, with or without something between
  [
    /(?:0x)?[\da-f]{2}(?:[\s:,;.-]{0,3}(?:0x)?[\da-f]{2})+/gi,
    (found) => ifText(found, numbersIn(found, /(?!0x)[\da-f]{2}/gi, 16)),
  ],
  // What ends a line of quoted-printable, and what is left of an escape where a text was cut
  [/=\s+|[%\\&=]#?\w{0,8}$/g, ''],
]

function ifText(found: string, bytes: Bytes): string {
  // Windows' way: every other byte of plain text is none.
  const decoded = decode(bytes, bytes[1] === 0 ? 'utf-16le' : 'utf8')
  return /(?![\s\0])[\p{Cc}\p{Cs}\u{FFFD}]/u.test(decoded) ? found : decoded
}

function fromCode(digits: string, radix: number): string {
  const code = Number.parseInt(digits, radix)
  return code > 0x10_ff_ff ? unreadable : String.fromCodePoint(code)
}

/** Of UTF-16, read as UTF-8, the letters of ASCII are left. */
function decode(bytes: Bytes, charset = 'utf8'): string {
  return new TextDecoder(charset).decode(new Uint8Array(bytes))
}

function fromBase64(run: string): Bytes {
  const letters = run.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', '')
  // One letter alone holds no byte: a text that was cut.
  return codesOf(atob(letters.length % 4 === 1 ? letters.slice(0, -1) : letters))
}

/** Five bits a letter: `a` to `z`, then 2 to 7. */
function fromBase32(run: string): Bytes {
  const bits = run.replaceAll(/./g, (letter) =>
    (((Number.parseInt(letter, 36) + 24) % 34) + 32).toString(2).slice(1),
  )
  return numbersIn(bits, /[01]{8}/g, 2)
}

function codesOf(text: string): Bytes {
  return Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
}
