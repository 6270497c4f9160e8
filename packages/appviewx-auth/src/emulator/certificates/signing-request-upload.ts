import { keyParameters } from '../authority/key-parameters.ts'
import { readSigningRequest } from '../authority/signing-request.ts'
import { type Call, readPayload } from '../call.ts'
import { type Reply, reply } from '../replies.ts'
import { malformedPayload, missingField } from '../routes/business-refusals.ts'
import type { Server } from '../server.ts'
import { textOf } from './search-criteria.ts'

/**
 * `POST cert-csr-upload` with `{ csrContent, certificateAuthority, category, commonName }`: a name for it, which
 * `certificate/create` takes as `existingUuid`. No document knows it: request and answer are those of a Vault plugin of 2020.
 */
export async function answerSigningRequest(call: Call, server: Server): Promise<Reply> {
  const payload = readPayload(call)
  if (payload === 'malformed') return malformedPayload()

  const { library } = await server.issuing.authority()
  const csr = textOf(payload['csrContent'])
  const read = await readSigningRequest(library, csr)
  if (read === undefined) return missingField('csrContent')

  const commonName = read.commonName ?? textOf(payload['commonName'])
  return reply(200, {
    response: {
      uuid: server.signingRequests.keep(csr),
      csrParams: { commonName, ...(await keyParameters(library, read.request)) },
    },
    appStatusCode: server.settings().successCode,
  })
}
