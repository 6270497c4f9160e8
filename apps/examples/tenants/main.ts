import { transport } from './server.ts'
import { createSecurIdSession } from '@org/securid-auth'
import { createSessionPool } from '@org/session-core/pool'
import express from 'express'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import process from 'node:process'

const sessions = createSessionPool(
  (tenant: string) =>
    createSecurIdSession({
      url: `https://${tenant}.securid.example`,
      credentials: { username: 'user01', password: 'password123' }, // by tenant, from your vault
      transport,
    }),
  { key: (tenant) => tenant, max: 100 },
)
const tenants = new Set(['north', 'south'])

const app = express()
app.get('/:tenant/about', async (request, response) => {
  const { tenant } = request.params
  if (tenants.has(tenant)) response.json(await sessions.of(tenant).command('about'))
  else response.sendStatus(404)
})
const server = app.listen(Number(process.env['PORT'] ?? 8080), '127.0.0.1')
await once(server, 'listening')
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/north/about`)

await once(process, 'SIGTERM')
server.close()
await once(server, 'close')
await sessions[Symbol.asyncDispose]()
console.log('revoked')
