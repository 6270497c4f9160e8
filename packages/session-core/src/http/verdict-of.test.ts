import { withNodeStreams } from '../../test/transports/node-streams-fetch.ts'
import type { Verdict } from '../protocol.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { verdictOf } from './verdict-of.ts'
import { expect, it, vi } from 'vitest'

/** Judges by the text of an answer. */
function listening(): { readonly judge: (response: Response) => Promise<Verdict>; readonly heard: string[] } {
  const heard: string[] = []
  return {
    heard,
    judge: async (response) => {
      heard.push(`${response.status} ${response.headers.get('x-a') ?? ''} ${await response.text()}`)
      return 'forbidden'
    },
  }
}

it('lets the protocol read a copy, and leaves the answer whole', async () => {
  const protocol = listening()
  const answer = new Response('no', { status: 401, headers: { 'x-a': '1' } })

  const verdict = await verdictOf({ protocol, clock: manualClock() }, answer)

  expect([verdict, protocol.heard, await answer.text()]).toEqual(['forbidden', ['401 1 no'], 'no'])
})

it('leaves an answer of status 200 whole, too, that a protocol wants to be judged', async () => {
  const answer = new Response('fine', { status: 200 })

  const verdict = await verdictOf({ protocol: listening(), clock: manualClock() }, answer)

  expect([verdict, await answer.text()]).toEqual(['forbidden', 'fine'])
})

it('reads 64 KiB of a long answer, and leaves it whole', async () => {
  const judge = vi.fn<(response: Response) => Promise<Verdict>>(async (response) =>
    (await response.arrayBuffer()).byteLength === 65_536 ? 'session-ended' : 'accepted',
  )
  const answer = new Response('x'.repeat(65_537), { status: 401 })

  const verdict = await verdictOf({ protocol: { judge }, clock: manualClock() }, answer)

  expect([verdict, (await answer.text()).length]).toEqual(['session-ended', 65_537])
})

it('waits for nothing where a copy gets no further than the answer, as with the streams of Node', async () => {
  const protocol = listening()
  const source = withNodeStreams(() => Promise.resolve(new Response('x'.repeat(300_000), { status: 401 })))
  const answer = await source('https://toy.test/')

  const verdict = await verdictOf({ protocol, clock: manualClock() }, answer)

  expect([verdict, protocol.heard[0]?.length, (await answer.text()).length]).toEqual([
    'forbidden',
    '401  '.length + 16_384,
    300_000,
  ])
})

it('judges an answer that stalls by what was said within five seconds, and leaves no timer', async () => {
  const clock = manualClock()
  const protocol = listening()
  const stalling = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('half')),
  })
  const judging = verdictOf({ protocol, clock }, new Response(stalling, { status: 401 }))

  await clock.advance(4999)
  expect(protocol.heard).toEqual([])
  await clock.advance(1)

  await expect(judging).resolves.toBe('forbidden')
  expect([protocol.heard, clock.pending]).toEqual([['401  half'], 0])
})

it('shows a redirect of a browser as it is: it has no copy', async () => {
  const redirect = { type: 'opaqueredirect', status: 0 } as Response
  const judge = vi.fn<(response: Response) => Verdict>(() => 'accepted')

  await verdictOf({ protocol: { judge }, clock: manualClock() }, redirect)

  expect(judge).toHaveBeenCalledWith(redirect)
})

it('shows an answer without a body', async () => {
  const protocol = listening()

  await verdictOf({ protocol, clock: manualClock() }, new Response(null, { status: 304 }))

  expect(protocol.heard).toEqual(['304  '])
})

it.each([
  ['that does not say how long it is', {}, 50],
  ['that breaks its promise of a length', { headers: { 'content-length': '9' } }, 5000],
])('does not hold a success back %s', async (_what, init, ms) => {
  const clock = manualClock()
  const protocol = listening()
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('no')),
  })
  const judging = verdictOf({ protocol, clock }, new Response(stream, init))

  await clock.advance(ms)

  await expect(judging).resolves.toBe('accepted')
  expect([protocol.heard, clock.pending]).toEqual([[], 0])
})

it('does not read a success that says how long it is', async () => {
  const answer = new Response('long', { headers: { 'content-length': '65537' } })

  await expect(verdictOf({ protocol: listening(), clock: manualClock() }, answer)).resolves.toBe('accepted')
  expect(answer.bodyUsed).toBe(false)
})

it('does not judge a success by half of what it says', async () => {
  const answer = new Response('x'.repeat(65_537))

  await expect(verdictOf({ protocol: listening(), clock: manualClock() }, answer)).resolves.toBe('accepted')
})
