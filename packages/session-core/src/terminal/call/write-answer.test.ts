import type { CommandRun } from '../command.ts'
import { writeAnswer, type Writing } from './write-answer.ts'
import { Writable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'

const piece = new Uint8Array(65_536)

describe('An answer that is printed for somebody who reads slowly', () => {
  const setTheScene = () => {
    const unread: (() => void)[] = []
    let pieces = 0
    const rest = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pieces += 1
        if (pieces <= 100) controller.enqueue(piece)
        else controller.close()
      },
    })
    const stdout = new Writable({ write: (_chunk, _encoding, done) => void unread.push(done) })
    const leaving = new AbortController()
    const run = { terminal: { stdout }, signal: leaving.signal } as unknown as CommandRun
    const writing: Writing = { answer: { bytes: piece }, rest, output: '-' }
    return { end: writeAnswer(run, writing), leaving, pieces: () => pieces, unread }
  }

  it('does not pile up in memory', async () => {
    const { end, pieces, unread } = setTheScene()
    await setTimeout(20)
    const before = pieces()
    const reader = setInterval(() => unread.shift()?.(), 1)
    await end
    clearInterval(reader)

    expect([before < 5, pieces()]).toEqual([true, 101])
  })

  it('holds nobody up who leaves', async () => {
    const { end, leaving } = setTheScene()
    await setTimeout(20)
    leaving.abort(new Error('left'))

    await expect(end).rejects.toThrow('left')
  })
})
