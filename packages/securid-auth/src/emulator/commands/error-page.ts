import type { Call } from '../call.ts'
import type { Reply } from '../replies.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? character)

/** The page every error is, whatever format was asked for. Source: G&L 7.5.2, the 401 of logoutUser. */
export const errorPage = (status: number, text: string): Reply => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<html>\n<head>\n<title>Error</title>\n</head>\n<body>${escapeHtml(text)}</body>\n</html>`,
})

/** An error page that ends, as most do, with the query string as it came. */
export const refusal = (call: Call, status: number, message: string): Reply =>
  errorPage(status, `${message} Query String=${call.url.search.slice(1)}`)
