const ownNames = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Whether a `Host` header names this machine; any port, unless one is asked for. */
export function isLoopback(host: string, port?: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false

  const named = new URL(`http://${host}`)
  return ownNames.has(named.hostname) && (port === undefined || (named.port || '80') === port)
}
