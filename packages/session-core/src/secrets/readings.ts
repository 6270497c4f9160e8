/** Stands for a character that is written by a name, such as `&commat;`: no letter or digit of ASCII. */
export const unreadable = '\u{FFFC}'

/** What has more readings than this was made to have them. */
const mostReadings = 100

/**
 * Every way to read a text, the text itself first: each encoding is undone once and again, alone and after the others,
 * until nothing new comes of it. `undefined` when there is no end to it.
 */
export function readingsOf(text: string): readonly string[] | undefined {
  const readings = new Set([text])
  for (const reading of readings) {
    for (const [looks, means] of encodings) readings.add(reading.replace(looks, means))
    if (readings.size > mostReadings) return undefined
  }
  return [...readings]
}

/**
 * What may be hidden in the middle of something else: Base64, hexadecimal and binary digits that begin anywhere in a run
 * of them; and numbers that are bytes, whatever stands between them. Mostly nonsense.
 */
export function fragmentsOf(text: string): readonly string[] {
  const runs = text.replaceAll(/\s/g, '').match(base64) ?? []
  const decoded = [0, 1, 2, 3].map((start) => runs.map((run) => fromBase64(run.slice(start))).join(' '))
  return [...decoded, ...digits.flatMap((kind) => fromDigits(text, kind)), decimal(text)]
}

type Decode = (found: string, digits: string) => string

const base64 = /[\w+/-]{4,}/g

/** Digits that are bytes, however they are grouped. A word before them may end in letters that are digits, too. */
const digits = [
  { looks: /[\da-f](?:[\s:,;.'"|-]{0,5}[\da-f]){7,}/gi, radix: 16, width: 2 },
  { looks: /[01](?:[\s,]{0,2}[01]){31,}/g, radix: 2, width: 8 },
] as const

function fromDigits(text: string, { looks, radix, width }: (typeof digits)[number]): readonly string[] {
  const runs = text.replaceAll(/0x|u\+/gi, ' ').match(looks) ?? []
  const packed = runs.map((run) => run.replaceAll(/[^\da-f]/gi, ''))
  return Array.from({ length: width }, (_place, start) =>
    packed.map((run) => asText(numbersIn(run.slice(start), radix, width))).join(' '),
  )
}

function numbersIn(run: string, radix: number, width: number): readonly number[] {
  return Array.from({ length: Math.floor(run.length / width) }, (_place, index) =>
    Number.parseInt(run.slice(index * width, (index + 1) * width), radix),
  )
}

/** Of UTF-16 the letters of ASCII are left. */
function asText(bytes: readonly number[]): string {
  return new TextDecoder().decode(new Uint8Array(bytes))
}

function decimal(text: string): string {
  return fromBytes((text.match(/\d{2,3}/g) ?? []).map(Number))
}

const hexadecimal: Decode = (_found, digits) => fromCode(digits, 16)

/** Each encoding: what it looks like, and what is meant. */
const encodings: readonly (readonly [looks: RegExp, means: Decode])[] = [
  // URLs, quoted-printable, programming languages, XML
  [/%([\da-f]{2})/gi, hexadecimal],
  [/[%\\]u([\da-f]{4})/gi, hexadecimal],
  [/\\x([\da-f]{2})/gi, hexadecimal],
  [/\\u\{([\da-f]{1,6})\}/gi, hexadecimal],
  [/=([\da-f]{2})/gi, hexadecimal],
  [/&#x0*([\da-f]{1,6});?/gi, hexadecimal],
  [/&#0*(\d{1,7});?/g, (_found, digits) => fromCode(digits, 10)],
  [/\\([0-7]{1,3})/g, (_found, digits) => fromCode(digits, 8)],
  // Style sheets, tags
  [/\\([\da-f]{1,6})\s?/gi, hexadecimal],
  [/<[^<>]{1,60}>/g, () => ''],
  // JSON, forms, lines of quoted-printable, and once more XML
  [/\\(.)/gu, (_found, letter) => letter],
  [/\+/g, () => ' '],
  [/=\s+/g, () => ''],
  [/&amp;/g, () => '&'],
  [/&[a-z]\w*;/gi, () => unreadable],
  // Bytes that were taken for characters
  [/[\u{80}-\u{FF}]{2,}/gu, (found) => ifText(found, fromBytes(codesOf(found)))],
  // Base64: a few letters are a word, unless they come in fours
  [
    /[\w+/-]{2,}={0,2}/g,
    (found) => (found.length % 4 === 0 || found.length > 7 ? ifText(found, fromBase64(found)) : found),
  ],
  // Bytes in hexadecimal, with or without something between
  [
    /(?:0x)?[\da-f]{2}(?:[\s:,;.-]{0,3}(?:0x)?[\da-f]{2})+/gi,
    (found) =>
      ifText(
        found,
        fromBytes((found.match(/(?!0x)[\da-f]{2}/gi) ?? []).map((byte) => Number.parseInt(byte, 16))),
      ),
  ],
  // What is left of an escape where a text was cut, and the sign that it was
  [/(?:[%\\&=]#?\w{0,8}|(?:…|\.{2,})\W*)$/u, () => ''],
]

function ifText(found: string, decoded: string): string {
  return /^[^\p{Cc}\p{Cs}\u{FFFD}]+$/u.test(decoded.replaceAll(/[\s\0]/g, ' ')) ? decoded : found
}

function fromCode(digits: string, radix: number): string {
  const code = Number.parseInt(digits, radix)
  return code > 0x10_ff_ff ? unreadable : String.fromCodePoint(code)
}

function fromBytes(bytes: readonly number[]): string {
  // Windows' way: every other byte of plain text is none.
  return new TextDecoder(bytes[1] === 0 ? 'utf-16le' : 'utf8').decode(new Uint8Array(bytes))
}

function fromBase64(run: string): string {
  const letters = run.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', '')
  // One letter alone holds no byte: a text that was cut.
  return fromBytes(codesOf(atob(letters.length % 4 === 1 ? letters.slice(0, -1) : letters)))
}

function codesOf(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
}
