import { createAuthority } from '../../node-transport/authority.ts'
import { freePort, type OwnRedis, startRedis, whyNoRedis } from '../redis-server.ts'
import { wireLaws } from './wire-laws.ts'
import { redisStore } from '@org/session-core/redis'
import { Redis } from 'ioredis'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from 'redis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const whyNot = whyNoRedis()
const page = new URL('../../../docs/one-login-for-many-processes.md', import.meta.url)

describe(
  `Redis over TLS, as a user who may do little${whyNot ? ` (${whyNot})` : ''}`,
  { skip: whyNot !== undefined },
  () => {
    let redis: OwnRedis
    let url = ''
    let ca = ''

    beforeAll(async () => {
      const [folder, port, authority] = await Promise.all([
        mkdtemp(path.join(tmpdir(), 'fleet-redis-')),
        freePort(),
        createAuthority('throw-away'),
      ])
      const { cert, key } = await authority.issue()
      ca = authority.certificate
      const written = {
        cert: path.join(folder, 'cert.pem'),
        key: path.join(folder, 'key.pem'),
        ca: path.join(folder, 'ca.pem'),
      }
      await Promise.all([
        writeFile(written.cert, cert),
        writeFile(written.key, key),
        writeFile(written.ca, ca),
      ])
      const [, rules = ''] = /^\| ACL +\| `(?<rules>[^`]+)`/m.exec(await readFile(page, 'utf8')) ?? []
      const tls = ['--tls-port', String(port), '--tls-cert-file', written.cert, '--tls-key-file', written.key]
      const users = ['--user', 'default', 'off', '--user', 'app', 'on', '>Password@123', ...rules.split(' ')]
      const whom = ['--tls-ca-cert-file', written.ca, '--tls-auth-clients', 'no']
      redis = await startRedis(['--save', '', '--port', '0', ...tls, ...whom, ...users], { port, folder })
      url = `rediss://app:Password%40123@localhost:${port}`
    })
    afterAll(() => redis.stop())

    const kept = (store: ReturnType<typeof redisStore>): Promise<unknown> =>
      Promise.all(wireLaws.map(({ check }) => check({ name: 'a client', open: () => store })))

    it('keeps the laws through node-redis', async ({ onTestFinished }) => {
      const client = createClient({ url, socket: { tls: true, ca } })
      await client.connect()
      onTestFinished(() => client.destroy())

      await expect(kept(redisStore((args) => client.sendCommand([...args])))).resolves.toHaveLength(
        wireLaws.length,
      )
      await expect(client.sendCommand(['KEYS', '*'])).rejects.toThrow('NOPERM')
    })

    it('keeps the laws through ioredis, which asks for no more when it is told so', async ({
      onTestFinished,
    }) => {
      const warned = vi.spyOn(console, 'warn')
      const client = new Redis(url, { tls: { ca }, enableReadyCheck: false })
      onTestFinished(() => {
        client.disconnect()
        warned.mockRestore()
      })

      const store = redisStore(([name, ...rest]) => client.call(name, ...rest))

      await expect(kept(store)).resolves.toHaveLength(wireLaws.length)
      expect(warned).not.toHaveBeenCalled()
    })
  },
)
