import {
  bits,
  extensions,
  generalName,
  integer,
  octets,
  oid,
  sequence,
  set,
  time,
  utf8,
  version,
  yes,
} from './der.ts'
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isIP, SocketAddress } from 'node:net'

/** A certificate that signs itself, and its key: PEM texts. */
export interface OwnCertificate {
  readonly cert: string
  readonly key: string
}

const dayMs = 86_400_000

/** A certificate for these names and addresses, for three months from yesterday (RFC 5280). */
export function makeCertificate(names: readonly string[]): OwnCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'))
  const name = sequence(set(sequence(oid('2.5.4.3'), utf8('an emulator of yours'))))
  const now = Date.now()
  const body = sequence(
    version(2),
    integer(randomBytes(8)),
    algorithm,
    name,
    sequence(time(new Date(now - dayMs)), time(new Date(now + 90 * dayMs))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions(
      sequence(oid('2.5.29.19'), yes(), octets(sequence(yes()))),
      sequence(oid('2.5.29.17'), octets(sequence(...names.map((each) => nameOf(each))))),
    ),
  )
  const der = sequence(body, algorithm, bits(sign('sha256', body, privateKey)))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return {
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  }
}

function nameOf(name: string): Buffer {
  if (isIP(name) === 0) return generalName('dns', Buffer.from(name))
  return generalName('ip', isIP(name) === 4 ? Buffer.from(name.split('.').map(Number)) : bytesOfIpv6(name))
}

function bytesOfIpv6(address: string): Buffer {
  const [head = '', tail] = new SocketAddress({ address, family: 'ipv6' }).address.split('::', 2)
  const groups = (text: string | undefined): readonly string[] => text?.split(':').filter(Boolean) ?? []
  const gap = 8 - groups(head).length - groups(tail).length
  const all = [
    ...groups(head),
    ...Array.from({ length: tail === undefined ? 0 : gap }, () => '0'),
    ...groups(tail),
  ]
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex')
}
