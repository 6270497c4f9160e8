import { type OwnRedis, startRedis, whyNoRedis } from '../redis-server.ts'
import { type RespClient, respClient } from '../resp-client.ts'
import { fileStore } from '@org/session-core/file'
import { redisStore } from '@org/session-core/redis'
import { manualClock, memoryStore, storeLaws, type StoreLawSubject } from '@org/session-core/testing'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'

describe('The store in memory keeps the store laws', () => {
  const clock = manualClock()
  const store = memoryStore(clock)
  const subject: StoreLawSubject = { name: 'memory', open: () => store, pass: (ms) => clock.advance(ms) }

  it.for(storeLaws)('$name', (law) => law.check(subject))
})

// Ages are waited for: files and Redis at a time.
describe('The store of files keeps the store laws', { concurrent: true }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fleet-files-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const subject: StoreLawSubject = { name: 'files', open: () => fileStore(folder), histories: 25 }

  it.for(storeLaws)('$name', (law) => law.check(subject))
})

const whyNot = whyNoRedis()

const options = { concurrent: true, skip: whyNot !== undefined }
describe(`The store in Redis keeps the store laws${whyNot ? ` (${whyNot})` : ''}`, options, () => {
  let redis: OwnRedis
  let clients: readonly RespClient[]
  let next = 0

  beforeAll(async () => {
    redis = await startRedis()
    clients = await Promise.all(Array.from({ length: 4 }, () => respClient(redis.port)))
  })
  afterAll(async () => {
    for (const client of clients) client.close()
    await redis.stop()
  })
  const open: StoreLawSubject['open'] = () => {
    next += 1
    const client = clients[next % clients.length]
    return redisStore((args) => client?.send(args) ?? Promise.reject(new Error('no client')))
  }

  it.for(storeLaws)('$name', (law) => law.check({ name: 'Redis', open }))
})
