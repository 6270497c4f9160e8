/** Whether a URL names this very machine. Names below `localhost` do by RFC 6761; others that merely resolve to it do not. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(?:.+\.)?localhost\.?$|^127\.[\d.]+$|^\[::(?:1|ffff:7f..:.{1,4})\]$/.test(hostname)
}
