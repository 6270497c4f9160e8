import { type AppViewXCertificate, categories } from './certificate.ts'
import { lastMoment } from './fill-in.ts'
import {
  anyText,
  listOf,
  matching,
  record,
  type Rule,
  type Rules,
  text,
  wholeNumber,
} from '@org/session-core/emulator'

const moment = wholeNumber(0, lastMoment)
/** No half of a letter, which neither a certificate nor UTF-8 can write. */
const words: Rule<string> = {
  allowed: text.allowed,
  read: (name, value) => {
    const given = text.read(name, value)
    if (!given.isWellFormed()) throw new TypeError(`${name} must be a text of whole letters.`)
    return given
  },
}

const rules: Rules<Required<AppViewXCertificate>> = {
  commonName: words,
  resourceId: text,
  uuid: text,
  serialNumber: matching(/^[\da-f]{1,2}(?::?[\da-f]{2}){0,19}$/i, 'hexadecimal digits such as 4E:B5:00'),
  issuerCommonName: words,
  category: matching(
    new RegExp(`^(?:${categories.join('|').replaceAll(' ', String.raw`\s?`)})$`, 'i'),
    `one of ${categories.map((category) => `'${category}'`).join(', ')}`,
  ),
  status: text,
  expiryStatus: text,
  validFrom: moment,
  validTo: moment,
  subjectAlternativeNames: listOf(words),
  owner: anyText,
  requestIds: listOf(text),
  group: text,
  certificateAuthority: text,
}

const certificateList = listOf(record<Required<AppViewXCertificate>, 'commonName'>(rules, ['commonName']))

/** Certificates as they are given: each can be, and no two have one id. */
export const certificatesRule: Rule<readonly AppViewXCertificate[]> = {
  allowed: certificateList.allowed,
  read: (name, value) => {
    const certificates = certificateList.read(name, value)
    const known = { resourceId: new Set<string>(), uuid: new Set<string>() }
    for (const [index, certificate] of certificates.entries()) {
      const place = `${name}[${index}]`
      const { validFrom = -Infinity, validTo = Infinity } = certificate
      if (validTo < validFrom) throw new TypeError(`${place}.validTo must not be before its validFrom.`)
      for (const id of ['resourceId', 'uuid'] as const) {
        const given = certificate[id]
        if (given === undefined) continue
        if (known[id].has(given)) throw new TypeError(`${place}.${id} is another certificate's, too.`)
        known[id].add(given)
      }
    }
    return certificates
  },
}
