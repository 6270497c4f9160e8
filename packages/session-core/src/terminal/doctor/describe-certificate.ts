import { type Certificate, chainOf, endsFirst } from '../../node/errors/certificate-chain.ts'
import type { Finding } from './finding.ts'
import type { TLSSocket } from 'node:tls'

const dayMs = 86_400_000

/** What a server showed in its handshake: whether anybody would trust it, for how long, and what to do. */
export function describeCertificate(socket: TLSSocket): Omit<Finding, 'step'> {
  const leaf = socket.getPeerCertificate(true)
  const chain = chainOf(leaf)
  const daysLeft = Math.floor((Date.parse(leaf.valid_to) - Date.now()) / dayMs)
  const problem = problemOf(socket)
  const signer = nameOf(chain.at(-1)?.issuer)
  const details = [
    `${socket.getProtocol()}, ${socket.getCipher().standardName}`,
    ...chain.map(
      ({ subject, issuer }, index) => `${'  '.repeat(index)}${nameOf(subject)}, signed by ${nameOf(issuer)}`,
    ),
    `valid until ${leaf.valid_to}: ${daysLeft < 0 ? 'over' : `${daysLeft} days left`}`,
    `for ${leaf.subjectaltname ?? 'no name at all'}`,
  ]
  const told = {
    details,
    data: { protocol: socket.getProtocol(), daysLeft, problem: problem ?? null, signer },
  }
  if (problem !== undefined) {
    const summary = `The certificate is not trusted (${problem}).`
    return { ...told, status: 'failed', summary, advice: adviceFor(problem, signer, leaf) }
  }
  if (daysLeft < 30) {
    const advice = 'Have it renewed: every client fails on the day it ends.'
    return { ...told, status: 'warning', summary: `Trusted, for ${daysLeft} more days.`, advice }
  }
  return { ...told, status: 'ok', summary: `Trusted, signed by ${signer}, ${daysLeft} days left.` }
}

/** Why nobody would trust it: the types say an Error, Node gives an error or its code. */
function problemOf({ authorized, authorizationError }: TLSSocket): string | undefined {
  if (authorized) return undefined
  const { code = authorizationError } = Object(authorizationError) as { readonly code?: unknown }
  return String(code)
}

function adviceFor(problem: string, signer: string, leaf: Certificate): string {
  if (problem === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return 'Use a name in url that the certificate carries (below), not another one or an address.'
  if (problem === 'CERT_HAS_EXPIRED') return whoEnded(leaf)
  if (problem === 'CERT_NOT_YET_VALID') return 'Check the clock of this machine.'
  return `Get the certificate of "${signer}" from whoever runs the server, not from this connection, and give it as --ca file.pem, in programs nodeTransport({ ca: 'file.pem' }).`
}

function whoEnded(leaf: Certificate): string {
  const ended = endsFirst(leaf)
  return ended === undefined || ended === leaf
    ? 'The server needs a new certificate; nothing on this side helps.'
    : `"${nameOf(ended.subject)}", which signed for the server, has ended (${ended.valid_to}): get its new certificate from whoever runs the server, and give it as --ca.`
}

function nameOf(
  name: { readonly CN?: string | string[]; readonly O?: string | string[] } | undefined,
): string {
  return [name?.CN ?? name?.O ?? 'somebody without a name'].flat().join(' ')
}
