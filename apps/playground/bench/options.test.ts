import { readOptions } from './options.ts'
import { describe, expect, it } from 'vitest'

const read = (...words: string[]): unknown => readOptions(words, ['steady', 'fleet', 'scale'])
const usual = { only: ['steady', 'fleet', 'scale'], length: 'usual', seed: 1, charts: undefined }

describe('readOptions', () => {
  it.each([
    ['nothing', [], usual],
    ['a length', ['--full'], { ...usual, length: 'full' }],
    ['one question', ['--only', 'fleet'], { ...usual, only: ['fleet'] }],
    ['several', ['--only', 'scale,fleet', '--only=steady'], { ...usual, only: ['scale', 'fleet', 'steady'] }],
    ['a seed and charts', ['--seed', '42', '--charts', 'docs'], { ...usual, seed: 42, charts: 'docs' }],
    ['help, whatever else', ['--only', 'fleet', '-h'], { help: true }],
  ])('reads %s', (_what, words, options) => {
    expect(read(...words)).toEqual(options)
  })

  it.each([
    [['--only', 'nope'], 'No question is called nope. There are steady, fleet, scale.'],
    [['--only', 'steady,'], 'No question is called ""'],
    [['--quick', '--full'], 'Either --quick or --full.'],
    [['--seed', '1.5'], '--seed takes a whole number'],
    [['--seed', ''], '--seed takes a whole number'],
    [['--charts', ''], '--charts takes a folder'],
    [['--fast'], "Unknown option '--fast'"],
    [['steady'], 'Unexpected argument'],
  ])('refuses %j', (words, complaint) => {
    expect(read(...words)).toEqual({ complaint: expect.stringContaining(complaint) as string })
  })
})
