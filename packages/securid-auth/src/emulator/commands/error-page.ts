import type { Call } from '../call.ts'
import type { Reply } from '../replies.ts'
import type { SecurIdEmulatorSettings } from '../settings.ts'

/** An error, whatever format was asked for: its page is laid out when it is sent. */
export const errorPage = (status: number, text: string): Reply => ({
  status,
  headers: {},
  body: '',
  errorText: text,
})

/** An error page that ends, as most do, with the query string as it came. */
export const refusal = (call: Call, status: number, message: string): Reply =>
  errorPage(status, `${message} Query String=${call.url.search.slice(1)}`)

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>]/g, (character) => escapes[character] ?? character)

const layOuts: Readonly<
  Record<SecurIdEmulatorSettings['errorPage'], (status: number, text: string) => string>
> = {
  'one-line': (_status, text) =>
    `<html><head><title>Error</title></head><body>${escapeHtml(text)}</body></html>`,
  'several-lines': (_status, text) =>
    `<html>\n<head>\n<title>Error</title>\n</head>\n<body>${escapeHtml(text)}</body>\n</html>`,
  '6.9.1': (status, text) =>
    [
      '<html>',
      '<head><title>Aveksa - Error report</title></head>',
      `<body><h1><![CDATA[HTTP Status ${status} - ${text.replaceAll(']]>', ']] >')}]]></h1></body>`,
      '</html>',
    ].join('\n'),
}

/** The reply with its page. */
export function layOut(reply: Reply, { errorPage: shape }: SecurIdEmulatorSettings): Reply {
  const { errorText, headers, status } = reply
  if (errorText === undefined) return reply

  const body = layOuts[shape](status, errorText)
  return { ...reply, headers: { ...headers, 'content-type': 'text/html;charset=UTF-8' }, body }
}
