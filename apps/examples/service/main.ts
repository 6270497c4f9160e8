import { transport } from './server.ts'
import { createSecurIdSession, isSessionError } from '@org/securid-auth'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'

const session = createSecurIdSession({
  url: process.env['SECURID_URL'] ?? 'https://instance.securid.example',
  credentials: {
    username: process.env['SECURID_USERNAME'] ?? 'user01',
    password: process.env['SECURID_PASSWORD'] ?? 'password123',
  },
  transport,
})

const server = createServer((_request, response) => {
  session.command('about').then(
    (about) => response.end(JSON.stringify(about)),
    (error: unknown) => response.writeHead(isSessionError(error) && error.retryable ? 503 : 500).end(),
  )
})
server.listen(Number(process.env['PORT'] ?? 8080), '127.0.0.1')
await once(server, 'listening')
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)

await once(process, 'SIGTERM')
server.close()
await once(server, 'close')
console.log(await session.logout())
