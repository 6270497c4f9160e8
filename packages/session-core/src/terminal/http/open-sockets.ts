import type { Server, Socket } from 'node:net'

/** The sockets open on a server, now and later: `closeAllConnections` knows of none that has not shaken hands yet. */
export function openSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return sockets
}
