/** How the server is reached: HTTP/1.1 in the clear, the same within TLS, or HTTP/2 within TLS. */
export type Wire = 'http' | 'tls' | 'http2'

/** As people write them. */
export const wireNames: Readonly<Record<Wire, string>> = {
  http: 'HTTP/1.1',
  tls: 'HTTP/1.1 over TLS',
  http2: 'HTTP/2 over TLS',
}
