import type { Order } from '../authority/authority.ts'
import { defaultKeyKind, type KeyKind } from '../authority/keys.ts'
import { readSigningRequest, type SigningRequest } from '../authority/signing-request.ts'
import { fieldsOf } from '../call.ts'
import type { AppViewXCertificate } from '../inventory/certificate.ts'
import { refusal, type Reply } from '../replies.ts'
import { missingField } from '../routes/business-refusals.ts'
import type { Server } from '../server.ts'
import { textOf } from './search-criteria.ts'

type Fields = Readonly<Record<string, unknown>>

/** A certificate that is to be, and whose key it gets. */
export interface Draft {
  readonly certificate: AppViewXCertificate
  readonly key: Order['key']
}

/** What `certificate/create` is asked for (AppViewX 2020.3.0, Request_Structure_2930609), or why it is refused. */
export async function readOrder(
  payload: Fields,
  server: Server,
): Promise<Draft | { readonly refused: Reply }> {
  const refused = refusedOrder(payload)
  if (refused !== undefined) return { refused }

  const csr = signingRequestOf(payload, server)
  if (csr === '') {
    if (payload['csrGenerationSource'] === 'uploadCSR') return { refused: missingField('csrContent') }
    return draftOf(payload, undefined, server)
  }

  const { library } = await server.issuing.authority()
  const request = await readSigningRequest(library, csr)
  return request === undefined ? { refused: missingField('csrContent') } : draftOf(payload, request, server)
}

/** It comes along, or was uploaded before: a client of 2020 names it as `existingUuid`. */
function signingRequestOf(payload: Fields, { signingRequests }: Server): string {
  const uuid = textOf(fieldsOf(payload['caConnectorInfo'])['existingUuid'])
  return textOf(fieldsOf(payload['uploadCsrDetails'])['csrContent']) || signingRequests.find(uuid)
}

/** The refusals of AppViewX 2020.3.0, Status_codes_2930586; which groups and settings there are is made up. */
function refusedOrder(payload: Fields): Reply | undefined {
  const { caConnectorInfo, csrGenerationSource = 'appviewx' } = payload
  if (Object.keys(fieldsOf(caConnectorInfo)).length === 0) return missingField('caConnectorInfo')
  if (!/^(?:appviewx|hsm|endpoint|uploadcsr)$/i.test(textOf(csrGenerationSource))) {
    return refusal(400, 'INVALID_CSR_GEN_SOURCE', 'Invalid csr generation source specified.')
  }
  if (fieldsOf(caConnectorInfo)['caSettingName'] === 'unknown-setting') {
    return refusal(404, 'CERT-CA-0001', 'CA settings are not available.')
  }
  return refusedGroup(textOf(fieldsOf(payload['certificateGroup'])['name']))
}

/** What a group that does not exist gets, and one that may only be read. */
export function refusedGroup(group: string): Reply | undefined {
  switch (group) {
    case 'unknown-group':
      return refusal(404, 'GROUP_NOT_FOUND', 'Invalid group name specified.')
    case 'read-only-group':
      return refusal(
        417,
        'READ_GROUP',
        'Group is given with read permission, so cannot perform any operation.',
      )
    default:
      return undefined
  }
}

function draftOf(
  payload: Fields,
  request: SigningRequest | undefined,
  { clock }: Server,
): Draft | { readonly refused: Reply } {
  const connector = fieldsOf(payload['caConnectorInfo'])
  const parameters = fieldsOf(connector['csrParameters'])
  const names = request?.names ?? listIn(fieldsOf(parameters['enhancedSANTypes'])['dNSNames'])
  const commonName = nameIn(payload, request) ?? names[0] ?? ''
  if (!isWritable(commonName)) return { refused: missingField('commonName') }

  const life = lifeFrom(clock.now(), connector)
  if (life === undefined) return { refused: missingField('validityInDays') }

  return {
    certificate: {
      commonName,
      subjectAlternativeNames: names.length > 0 ? names : [commonName],
      category: categoryIn(payload),
      status: 'New Certificate',
      certificateAuthority: textOf(connector['certificateAuthority']) || 'AppViewX',
      group: textOf(fieldsOf(payload['certificateGroup'])['name']) || 'Default',
      ...life,
    },
    key: request?.request ?? keyKindIn(parameters),
  }
}

/** A certificate's name has at most 64 characters (X.520, ub-common-name). */
const isWritable = (name: string): boolean => name !== '' && name.length <= 64 && name.isWellFormed()

/** A request of a client may do without a name, and so may a signer of 2022 that asks for any certificate to see the chain. */
function nameIn(payload: Fields, request: SigningRequest | undefined): string | undefined {
  const { csrParameters } = fieldsOf(payload['caConnectorInfo'])
  const given = [request?.commonName, textOf(fieldsOf(csrParameters)['commonName'])].find(Boolean)
  const mayBeNameless = payload['uniqueCertificate'] === true || request?.names.length === 0
  return given ?? (mayBeNameless ? 'unnamed' : undefined)
}

function categoryIn(payload: Fields): string {
  const { csrParameters } = fieldsOf(payload['caConnectorInfo'])
  const { category } = fieldsOf(payload['uploadCsrDetails'])
  return (
    [textOf(category), ...listIn(fieldsOf(csrParameters)['certificateCategories'])].find(Boolean) ?? 'Server'
  )
}

const keyKindIn = ({ bitLength, keyType }: Fields): KeyKind => ({
  keyType: textOf(keyType) || defaultKeyKind.keyType,
  bitLength: Number(textOf(bitLength)) || defaultKeyKind.bitLength,
})

const day = 86_400_000
const daysIn: Readonly<Record<string, number>> = { day: 1, month: 30, year: 365 }

/** From then on; none that ends before, or after the last year of four digits (RFC 5280, 4.1.2.5). */
function lifeFrom(
  validFrom: number,
  connector: Fields,
): { readonly validFrom: number; readonly validTo: number } | undefined {
  const validTo = validFrom + validity(connector)
  return validTo > validFrom && validTo < Date.UTC(10_000) ? { validFrom, validTo } : undefined
}

/** In milliseconds: a unit and a number win over days, and a year is the default (inferred). */
function validity({ validityInDays, validityUnit, validityUnitValue }: Fields): number {
  const unit = daysIn[textOf(validityUnit).toLowerCase().replace(/s$/, '')] ?? 0
  const days = unit * Number(textOf(validityUnitValue)) || Number(textOf(validityInDays)) || 365
  return days * day
}

const listIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(textOf).filter(Boolean) : []
