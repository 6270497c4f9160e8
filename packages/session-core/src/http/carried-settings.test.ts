import { carriedSettings, keptNowhere } from './carried-settings.ts'
import { expect, it } from 'vitest'

it('carries the settings of a request that somebody chose, and no others', () => {
  const chosen = { cache: 'reload', credentials: 'omit', keepalive: true, referrerPolicy: 'origin' } as const

  expect(carriedSettings(new Request('https://toy.test/x', chosen))).toEqual(chosen)
})

it('carries nothing of what a browser navigated with, which cannot be asked for', () => {
  expect(carriedSettings({ mode: 'navigate', credentials: 'include' })).toEqual({ credentials: 'include' })
})

it.each<[string, RequestInit & { next?: unknown }, string | undefined]>([
  ['lets the caller name a cache', { cache: 'force-cache' }, 'force-cache'],
  ['lets the caller say how long an answer is kept', { next: { revalidate: 60 } }, undefined],
  ['lets no cache keep an answer', {}, 'no-store'],
])('%s', (_what, init, expected) => {
  expect(keptNowhere(init).cache).toBe(expected)
})
