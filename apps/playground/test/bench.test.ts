import { type ScriptEnd, scriptEnd } from './run-script.ts'
import { beforeAll, describe, expect, it } from 'vitest'

const bench = (...words: string[]): Promise<ScriptEnd> => scriptEnd('bench/main.ts', { words })

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

const ours = [
  'session.fetch',
  'session.http',
  'session.fetch on nodeTransport',
  'session.http on nodeTransport',
]

const counting = ['--only', 'cold-burst', '--only', 'expiry-storm']
const measuring = ['--only', 'steady', '--only', 'scale', '--only', 'start-up']
const titlesIn = (text: string): readonly string[] => text.match(/(?<=^## ).+(?=:)/gm) ?? []

describe('the bench, in small', () => {
  let text: readonly string[] = []
  let rows = rowsOf('')

  beforeAll(async () => {
    const done = await Promise.all([counting, measuring].map((questions) => bench('--quick', ...questions)))
    text = done.map(({ stdout }) => stdout)
    rows = rowsOf(text.join('\n'))
  }, 120_000)

  it('answers what it is asked, each question with a figure in every row', () => {
    const broken = [...rows].filter(([, cells]) => cells.some((cell) => /NaN|undefined|Infinity/.test(cell)))

    expect(text.map(titlesIn)).toEqual([
      ['Cold burst', 'Expiry storm'],
      ['Steady', 'Scale', 'Start-up'],
    ])
    expect(rows.size).toBeGreaterThan(40)
    expect(broken).toEqual([])
  })

  it('puts every bar beside its figure, met or not', () => {
    const lines = text.join('\n').split('\n')
    const bars = lines.filter((line) => line.startsWith('- '))

    expect(bars).toHaveLength(17)
    expect(bars.filter((bar) => !/^- .+: .*\d.*, (?:met|not met)$/.test(bar))).toEqual([])
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

  it('finds no timer on an idle session', () => {
    expect(text.join('\n')).toContain('timers of an idle session, none: 0, met')
  })
})

it('names its questions when asked for one it does not know', async () => {
  const end = await bench('--only', 'nope')

  expect(end).toMatchObject({ code: 1, stderr: expect.stringContaining('expiry-storm') as string })
})
