import type { ServerResponse } from 'node:http'

/**
 * Breaks an answer off so that nobody takes it for whole: one without a length, as HTTP/1.0 has it, ends where its
 * connection ends. A local socket cannot be reset, and TLS tells an end from a break by itself.
 */
export function breakOff(response: ServerResponse): void {
  const { socket } = response
  if (socket?.localPort === undefined || 'encrypted' in socket) response.destroy()
  else socket.resetAndDestroy()
}
