import type { Library } from './library.ts'
import type { GeneralName } from 'pkijs'

/** An alternative name as a certificate writes it (RFC 5280, 4.2.1.6); undefined for what none of its kinds can hold. */
export function generalName({ asn1, pkijs }: Library, name: string): GeneralName | undefined {
  const address = addressBytes(name)
  if (address !== undefined) {
    return new pkijs.GeneralName({ type: 7, value: new asn1.OctetString({ valueHex: address.buffer }) })
  }
  if (/^\w+:\/\//.test(name)) return new pkijs.GeneralName({ type: 6, value: new URL(name).href })
  const written = isAscii(name) ? name : URL.parse(`https://${name}`)?.hostname
  if (written === undefined) return undefined
  return new pkijs.GeneralName({ type: /^[^@\s]+@[^@\s]+$/.test(written) ? 1 : 2, value: written })
}

/** The name that stands there as text; undefined for kinds that are not read. */
export function textOfName({ type, value }: GeneralName): string | undefined {
  if (typeof value === 'string') return value
  return type === 7
    ? addressText(
        (value as { readonly valueBlock: { readonly valueHexView: Uint8Array } }).valueBlock.valueHexView,
      )
    : undefined
}

const isAscii = (text: string): boolean => /^[ -~]*$/.test(text)

/** The four or sixteen bytes of an address; undefined where it is none. */
function addressBytes(name: string): Uint8Array<ArrayBuffer> | undefined {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) return Uint8Array.from(name.split('.').map(Number))

  const host = /^[\da-f:.]*:[\da-f:.]*$/i.test(name) ? URL.parse(`https://[${name}]`)?.hostname : undefined
  if (host === undefined) return undefined
  const [head = '', tail] = host.slice(1, -1).split('::', 2)
  const groups = (text: string | undefined): readonly string[] => text?.split(':').filter(Boolean) ?? []
  const gap = Array.from({ length: 8 - groups(head).length - groups(tail).length }, () => '0')
  const all = [...groups(head), ...gap, ...groups(tail)].map((group) => Number.parseInt(group, 16))
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 255]))
}

function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.')
  const groups = Array.from({ length: 8 }, (_, at) =>
    (((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)).toString(16),
  )
  return URL.parse(`https://[${groups.join(':')}]`)?.hostname.slice(1, -1) ?? ''
}
