/** Distinguished Encoding Rules (ITU-T X.690), as far as a certificate of our own needs them. */
const tagged = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  const { length } = body
  const bytes = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...(length < 128 ? [length] : bytes)]), body])
}

/** Items in order. */
export const sequence = (...parts: readonly Uint8Array[]): Buffer => tagged(0x30, ...parts)
/** Items in no order. */
export const set = (...parts: readonly Uint8Array[]): Buffer => tagged(0x31, ...parts)
/** A whole number, by its bytes; a leading one keeps it above zero. */
export const integer = (bytes: Uint8Array): Buffer => tagged(0x02, Buffer.from([1]), bytes)
/** A version: 2 is the third. */
export const version = (number: number): Buffer => tagged(0xa0, tagged(0x02, Buffer.from([number])))
/** True. */
export const yes = (): Buffer => tagged(0x01, Buffer.from([0xff]))
/** A text. */
export const utf8 = (text: string): Buffer => tagged(0x0c, Buffer.from(text))
/** Bytes that hold something encoded. */
export const octets = (bytes: Uint8Array): Buffer => tagged(0x04, bytes)
/** Bits, all of them used. */
export const bits = (bytes: Uint8Array): Buffer => tagged(0x03, Buffer.from([0]), bytes)
/** What comes last in a certificate: its extensions. */
export const extensions = (...parts: readonly Uint8Array[]): Buffer => tagged(0xa3, sequence(...parts))
/** A name or address of a server. */
export const generalName = (kind: 'dns' | 'ip', bytes: Uint8Array): Buffer =>
  tagged(kind === 'dns' ? 0x82 : 0x87, bytes)

/** A moment, to the second. */
export const time = (at: Date): Buffer =>
  tagged(0x18, Buffer.from(`${at.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`))

/** The name of a thing in the tree of all names: `2.5.29.17`. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const digits = rest.flatMap((number) => {
    const groups = [number & 127]
    for (let left = number >> 7; left > 0; left >>= 7) groups.unshift((left & 127) | 128)
    return groups
  })
  return tagged(0x06, Buffer.from([first * 40 + second, ...digits]))
}
