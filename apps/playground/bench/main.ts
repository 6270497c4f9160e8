import { duel, type Minima } from './duel.ts'
import { heapGrowth } from './heap.ts'
import { createPlainSession } from './plain-session.ts'
import { withServer } from './with-server.ts'
import ky from 'ky'

const size = {
  rounds: Number(process.env['BENCH_ROUNDS'] ?? 8),
  callsPerSpan: Number(process.env['BENCH_CALLS'] ?? 6000),
}
const heapCalls = Number(process.env['BENCH_HEAP_CALLS'] ?? 200_000)

await withServer(async (origin) => {
  const session = createPlainSession(origin)
  // What every hand-written client sends as well: the key, and no redirect followed with it.
  const headers = { sessionid: '0123456789abcdef' }
  const plain = { headers, redirect: 'manual' } as const
  const plainKy = ky.create({ ...plain, baseUrl: origin, retry: 0, timeout: false })
  const url = `${origin}search`
  const json = { input: { name: 'www.example.com', status: ['valid', 'expiring'] }, page: 1 }
  const signed = (init: RequestInit): RequestInit => ({
    ...init,
    redirect: 'manual',
    headers: { ...headers, 'content-type': 'application/json' },
  })
  const post = (): RequestInit => ({
    method: 'POST',
    body: JSON.stringify(json),
    headers: { 'content-type': 'application/json' },
  })

  console.log(`CPU of this process per call, least of ${size.rounds} rounds of ${size.callsPerSpan} calls\n`)
  print(
    'session.fetch against fetch, GET',
    await duel(
      {
        fetch: async () => (await fetch(url, plain)).text(),
        session: async () => (await session.fetch(url)).text(),
      },
      size,
    ),
  )
  print(
    'session.fetch against fetch, POST',
    await duel(
      {
        fetch: async () => (await fetch(url, signed(post()))).text(),
        session: async () => (await session.fetch(url, post())).text(),
      },
      size,
    ),
  )
  print(
    'session.http against ky, GET',
    await duel(
      { ky: () => plainKy.get('search').text(), session: () => session.http.get('search').text() },
      size,
    ),
  )
  print(
    'session.http against ky, POST',
    await duel(
      {
        ky: () => plainKy.post('search', { json }).text(),
        session: () => session.http.post('search', { json }).text(),
      },
      size,
    ),
  )

  const grown = await heapGrowth(async () => (await session.fetch(url)).text(), heapCalls)
  console.log(`Heap after ${heapCalls} calls of session.fetch: ${(grown / 1024).toFixed(0)} KiB more`)
  await session.logout()
})

function print(question: string, minima: Minima): void {
  const [base = NaN] = Object.values(minima)
  console.log(question)
  for (const [name, cost] of Object.entries(minima)) {
    console.log(`  ${name.padEnd(8)} ${cost.toFixed(1).padStart(7)} µs  ${(cost / base).toFixed(3)} ×`)
  }
}
