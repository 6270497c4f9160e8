import { type ScriptEnd, scriptEnd } from './run-script.ts'
import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'

const bench = (...words: string[]): Promise<ScriptEnd> =>
  scriptEnd('bench/main.ts', { words, fromSource: true })

/** The cells of a row, by the title of its table and its first cell. */
const rowsOf = (text: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    text.split('## ').flatMap((section) => {
      const [title = ''] = section.split(':', 1)
      return section
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .map((line) =>
          line
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        )
        .map(([name = '', ...cells]): [string, string[]] => [`${title}, ${name}`, cells])
    }),
  )

const ours = ['session.fetch', 'session.http', 'session.fetch on node', 'session.http on node']

const hasRedis = spawnSync('redis-server', ['--version']).status === 0
const counting = ['--only', 'cold-burst,expiry-storm']
const measuring = ['--only', 'steady,callers,tls,http2,bodies,upload', '--only', 'scale,start-up']
const sharing = ['--only', 'fleet,simulation']
const titlesIn = (text: string): readonly string[] => text.match(/(?<=^## ).+(?=:)/gm) ?? []
/** Bars begin with a dash, and go on in lines that are indented. */
const barsIn = (text: string): readonly string[] =>
  (text.match(/^- .+(?:\n {2}.+)*/gm) ?? []).map((bar) => bar.replaceAll('\n ', ''))

describe('the bench, in small', () => {
  let text: readonly string[] = []
  let rows = rowsOf('')

  beforeAll(async () => {
    const done = await Promise.all(
      [counting, measuring, sharing].map((questions) => bench('--quick', ...questions)),
    )
    text = done.map(({ stdout }) => stdout)
    rows = rowsOf(text.join('\n'))
    // A machine that is busy at night has time.
  }, 900_000)

  it('answers what it is asked, each question with a figure in every row', () => {
    const broken = [...rows].filter(([, cells]) => cells.some((cell) => /NaN|undefined|Infinity/.test(cell)))

    expect(text.map(titlesIn)).toEqual([
      ['Cold burst', 'Expiry storm'],
      [
        'Steady, GET',
        'Steady, POST',
        'Callers, 1',
        'Callers, 256',
        'HTTP/1.1 over TLS, GET',
        'HTTP/2 over TLS, GET',
        'Bodies, 1 MiB down',
        'Bodies, 1 MiB up',
        'A stream of 4 MiB',
        'Scale',
        'Start-up',
        'First call',
      ],
      ['Fleet', 'Simulation'],
    ])
    expect(rows.size).toBeGreaterThan(150)
    expect(broken).toEqual([])
  })

  it('puts every bar beside its figure, met or not', () => {
    const bars = barsIn(text.join('\n'))

    expect(bars).toHaveLength(hasRedis ? 42 : 39)
    expect(bars.filter((bar) => !/^- .+: .*\d.*, (?:met|not met|too close to call)$/.test(bar))).toEqual([])
  })

  it('stays within the width of a terminal', () => {
    expect(
      text
        .join('\n')
        .split('\n')
        .filter((line) => line.length > 80),
    ).toEqual([])
  })

  it('asks by HTTP/2 whoever speaks it, and says who does not', () => {
    expect(rows.get('HTTP/2 over TLS, GET, session.fetch on node')?.[0]).toMatch(/^\d/)
    expect(rows.get('HTTP/2 over TLS, GET, fetch')).toEqual(['–', '–', '–', '–', '–', '–'])
  })

  it.each(ours)('counts one login and no refusal when 200 callers share a cold %s', (name) => {
    expect(rows.get(`Cold burst, ${name}`)).toEqual(['1', '0', '0'])
  })

  it.each(ours)('counts eleven logins and no loss when ten expiries meet %s', (name) => {
    expect(rows.get(`Expiry storm, ${name}`)).toEqual(['11', '80', '0'])
  })

  it('shows what becomes of those that log in each for themselves, or not again', () => {
    expect(rows.get('Cold burst, ky, refresh hook')).toEqual(['200', '200', '0'])
    expect(rows.get('Expiry storm, Azure pipeline')).toEqual(['1', '321', '321'])
    expect(rows.get('Cold burst, fetch')).toEqual(['does not log in', '–', '–'])
  })

  it.each(hasRedis ? ['Redis', 'files'] : ['files'])(
    'counts one login for real processes that share %s',
    (store) => {
      const shared = store === 'Redis' ? 0 : 1
      const titles = ['3 cold: logins', 'expiry, 4 callers each: logins', 'calls that failed']
      const cells = titles.map((title) => rows.get(`Fleet, ${title}`))

      expect(cells.map((row) => row?.[shared])).toEqual(['1', '1', '0'])
      expect(cells.map((row) => row?.[2])).toEqual(['3', '3', '0'])
    },
  )

  it('counts one login per expiry for those that are simulated', () => {
    expect(rows.get('Simulation, expiry, all at once')?.slice(0, 2)).toEqual(['1', '0'])
  })

  it('finds no timer on an idle session', () => {
    expect(text.join('\n')).toContain('timers of an idle session, none: 0, met')
  })
})

it.each([
  [['--only', 'nope'], { code: 2, stdout: '' }],
  [['--help'], { code: 0, stderr: '' }],
])('explains itself when started with %j', async (words, expected) => {
  const end = await bench(...words)

  expect(end).toMatchObject(expected)
  expect(end.stdout + end.stderr).toContain('Usage: npx pnpm@12 bench')
})
