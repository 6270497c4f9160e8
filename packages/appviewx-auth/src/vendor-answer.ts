import type { Reply } from './reply.ts'
import type { VendorAnswer } from '@org/session-core'

const query = /\?[^\s"'<>]*=[^\s"'<>]*/g
const sessionId = /\bavx~~\S+|(?<=session\s*(?:id)?\W{0,3})[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi
const token = /\beyJ[\w-]+(?:\.[\w-]*)*/g

/** The vendor's own words, without what it may echo: a URL's query, a session id, a token. */
export function vendorAnswer({ status, envelope }: Reply): VendorAnswer {
  const { code, message } = envelope ?? {}

  return {
    status,
    ...(code === undefined ? {} : { code: withoutEchoes(code) }),
    ...(message === undefined ? {} : { message: withoutEchoes(message) }),
  }
}

function withoutEchoes(text: string): string {
  return text.replaceAll(query, '').replaceAll(sessionId, '[secret]').replaceAll(token, '[secret]')
}
