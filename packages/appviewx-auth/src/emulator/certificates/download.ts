import type { Issued } from '../authority/authority.ts'
import { formats, keyPem } from '../authority/formats.ts'
import { type Call, readPayload } from '../call.ts'
import type { Certificate } from '../inventory/certificate.ts'
import { refusal, type Reply, reply } from '../replies.ts'
import { keyRestricted, malformedPayload, missingField, noRecords } from '../routes/business-refusals.ts'
import type { Server } from '../server.ts'
import { namedCertificate } from './named-certificate.ts'
import { textOf } from './search-criteria.ts'

const needsPassword = new Set(['P12', 'PFX', 'JKS'])

/**
 * `POST certificate/download/format`: the file itself. The refusals are those of AppViewX 2020.3.0, Status_codes_2930715;
 * `JKS` gets one of them, since this server cannot write it.
 */
export async function answerDownloadFormat(call: Call, server: Server): Promise<Reply> {
  const payload = readPayload(call)
  if (payload === 'malformed') return malformedPayload()

  const [format, password] = [textOf(payload['format']).toUpperCase(), textOf(payload['password'])]
  const write = formats[format]
  const refused = refusedWish(format, password)
  if (refused !== undefined) return refused
  if (write === undefined) return unsupportedFormat()

  const opened = await open(payload, server)
  if ('refused' in opened) return opened.refused
  if (format === 'PK8' && opened.issued.privateKey === undefined) return keyRestricted(opened.certificate)

  const body = await write(opened.issued, { password, withChain: isYes(payload['isChainRequired']) })
  return fileReply(body, `${opened.certificate.commonName}.${format.toLowerCase()}`)
}

/**
 * `GET certificate/download?resourceId=&keyRequired=`: a file in PEM (AppViewX 2026.1.0, download_a_certificate); that the key
 * follows the certificate, as it is, is inferred.
 */
export async function answerDownload({ query }: Call, server: Server): Promise<Reply> {
  const opened = await open({ resourceId: query.get('resourceId') }, server)
  if ('refused' in opened) return opened.refused

  const { certificate, issued } = opened
  const needsKey = isYes(query.get('keyRequired'))
  if (needsKey && issued.privateKey === undefined) return keyRestricted(certificate)
  const pem = new TextDecoder().decode(await formats['PEM']?.(issued, { withChain: false, password: '' }))
  const file = needsKey ? pem + (await keyPem(issued, '')) : pem
  return fileReply(new TextEncoder().encode(file), `${certificate.commonName}.pem`)
}

/** `GET certificate/download/content?resourceId=`: PEM within JSON, in the names that a signer of 2022 reads. */
export async function answerDownloadContent(call: Call, server: Server): Promise<Reply> {
  const opened = await open(Object.fromEntries(call.query), server)
  if ('refused' in opened) return opened.refused

  const { certificate, issued } = opened
  const withChain = isYes(call.query.get('isChainRequired'))
  const content = await formats['PEM']?.(issued, { withChain, password: '' })
  return reply(200, {
    response: {
      certificateContents: new TextDecoder().decode(content),
      privateKeyContent: null,
      commonName: certificate.commonName,
      serialNumber: certificate.serialNumber,
      format: 'PEM',
      success: true,
    },
    appStatusCode: server.settings().successCode,
  })
}

/** `POST certificate/privatekey/download` by `uuId` (AppViewX 2020.3.0, Request_Structure_2930775); the answer is the Terraform provider's. */
export async function answerPrivateKey(call: Call, server: Server): Promise<Reply> {
  const payload = readPayload(call)
  if (payload === 'malformed') return malformedPayload()

  const uuid = textOf(payload['uuId'])
  if (uuid === '') return missingField('uuId')
  const found = server.inventory.find({ uuid })
  if (found === undefined) return noRecords()
  const opened = await open(found, server)
  if ('refused' in opened) return opened.refused
  if (opened.issued.privateKey === undefined) return keyRestricted(opened.certificate)

  const privateKeyPemEncoded = await keyPem(opened.issued, textOf(payload['password']))
  return reply(200, {
    response: { privateKeyPemEncoded, status: 'Success' },
    appStatusCode: server.settings().successCode,
  })
}

async function open(
  payload: object,
  server: Server,
): Promise<{ readonly certificate: Certificate; readonly issued: Issued } | { readonly refused: Reply }> {
  const named = namedCertificate({ ...payload }, server)
  if ('refused' in named) return named
  if (named.certificate.status === 'New Certificate') {
    return { refused: refusal(417, 'NOT_A_VALID_CERT', 'Invalid certificate.') }
  }
  return { certificate: named.certificate, issued: await server.issuing.certificateOf(named.certificate) }
}

function refusedWish(format: string, password: string): Reply | undefined {
  if (format === '') return missingField('format')
  if (!Object.hasOwn(formats, format) && format !== 'JKS') {
    return refusal(400, 'INVALID_FORMAT', 'Invalid format specified.')
  }
  if (password === '') return needsPassword.has(format) ? missingField('password') : undefined
  return isStrong(password) ? undefined : weakPassword()
}

const isYes = (value: unknown): boolean => value === true || value === 'true'

const isStrong = (password: string): boolean =>
  password.length >= 8 && [/[a-z]/, /[A-Z]/, /\d/, /[^\da-z]/i].every((kind) => kind.test(password))

const unsupportedFormat = (): Reply =>
  refusal(417, 'CERT-HLST-0007', 'Failed to download as the given extension is not supported.')

const weakPassword = (): Reply =>
  refusal(
    417,
    'PASSWORD_FORMAT_WRONG',
    'Password must have at least eight characters and contain at least one lowercase letter, one uppercase letter, one numeric digit, and one special character.',
  )

/** AppViewX 2026.1.0, download_a_certificate, names the type. */
const fileReply = (body: Uint8Array<ArrayBuffer>, name: string): Reply => ({
  status: 200,
  headers: {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`,
  },
  body,
})
