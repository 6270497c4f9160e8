import { readEnvironment, type Variables } from './read-environment.ts'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest'

const folder = mkdtempSync(path.join(tmpdir(), 'secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string | Uint8Array): string => {
  const whole = path.join(folder, name)
  writeFileSync(whole, text)
  return whole
}
const read = (variables?: Variables): ReturnType<typeof readEnvironment> =>
  readEnvironment({ protocol: 'toy', prefix: 'TOY' }, variables)
const url = { TOY_URL: 'https://toy.test' }
const user = { ...url, TOY_USERNAME: 'ann' }

describe('a secret in a file', () => {
  it.each([
    ['one line break', 'hunter2\n', 'hunter2'],
    ['what Windows writes around it', '\u{FEFF}hunter2\r\n', 'hunter2'],
    ['one of Windows', 'hunter2\r\n', 'hunter2'],
    ['two, of which one is its own', 'hunter2\n\n', 'hunter2\n'],
    ['none', 'hunter2', 'hunter2'],
    ['spaces, which are its own', ' hunter2 \n', ' hunter2 '],
  ])('loses one line break at its end: %s', (_what, text, password) => {
    expect(read({ ...user, TOY_PASSWORD_FILE: file('password', text) }).credentials).toEqual({
      username: 'ann',
      password,
    })
  })

  it('may be every variable', () => {
    const files = {
      TOY_URL_FILE: file('url', 'https://toy.test\n'),
      TOY_CLIENT_ID_FILE: file('id', '7\n'),
      TOY_CLIENT_SECRET_FILE: file('secret', 'hunter2\n'),
      TOY_MORE_FILE: file('more', 'more\n'),
    }
    const environment = read(files)

    expect(environment).toMatchObject({
      url: 'https://toy.test',
      credentials: { clientId: '7', clientSecret: 'hunter2' },
    })
    expect(environment.read('MORE')).toBe('more')
  })

  it.each<[string, () => Variables, RegExp]>([
    [
      'is not there',
      () => ({ TOY_PASSWORD_FILE: path.join(folder, 'none') }),
      /^TOY_PASSWORD_FILE: .*none cannot be read \(ENOENT\)/,
    ],
    [
      'is a folder',
      () => ({ TOY_PASSWORD_FILE: folder }),
      /^TOY_PASSWORD_FILE: .* cannot be read \(EISDIR\)/,
    ],
    [
      'is not UTF-8',
      () => ({ TOY_PASSWORD_FILE: file('latin', Buffer.from([0x68, 0xfc, 0x6e])) }),
      /^TOY_PASSWORD_FILE: .*latin cannot be read \(not UTF-8\)/,
    ],
    [
      'is UTF-16',
      () => ({ TOY_PASSWORD_FILE: file('wide', Buffer.from('\u{FEFF}hunter2', 'utf16le')) }),
      /^TOY_PASSWORD_FILE: .*wide cannot be read \(not UTF-8\)/,
    ],
    ['is empty', () => ({ TOY_PASSWORD_FILE: file('empty', '\n') }), /^TOY_PASSWORD_FILE: .*empty is empty/],
    [
      'stands beside its variable',
      () => ({ TOY_PASSWORD: 'hunter2', TOY_PASSWORD_FILE: file('both', 'hunter2') }),
      /^Set TOY_PASSWORD or TOY_PASSWORD_FILE, not both/,
    ],
    [
      'stands beside another way to log in',
      () => ({ TOY_PASSWORD: 'hunter2', TOY_CLIENT_SECRET_FILE: file('other', 'hunter2') }),
      /^Set TOY_USERNAME, TOY_PASSWORD or TOY_CLIENT_ID, TOY_CLIENT_SECRET, not both/,
    ],
  ])('is refused when it %s, and never told', (_when, variables, words) => {
    const attempt = (): unknown => read({ ...user, ...variables() })

    expect(attempt).toThrow(expect.objectContaining({ code: 'invalid-options', protocol: 'toy' }))
    expect(attempt).toThrow(words)
    expect(attempt).not.toThrow('hunter2')
  })

  it('may come through a pipe, in pieces', () => {
    const pipe = path.join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const writer = spawn('sh', ['-c', `exec > ${pipe}; printf hun; sleep 0.05; echo ter2`])
    onTestFinished(() => void writer.kill())

    expect(read({ ...user, TOY_PASSWORD_FILE: pipe }).credentials).toMatchObject({ password: 'hunter2' })
  })

  it('may be as long as no secret is, and no longer', () => {
    const longest = 'x'.repeat(65_536)

    expect(read({ ...user, TOY_PASSWORD_FILE: file('longest', longest) }).credentials).toMatchObject({
      password: longest,
    })
    expect(() => read({ ...user, TOY_PASSWORD_FILE: file('longer', `${longest}x`) })).toThrow(
      /^TOY_PASSWORD_FILE: .*longer cannot be read \(more than 65,536 bytes\)\.$/,
    )
  })

  it.each([
    ['a device', () => '/dev/zero'],
    [
      'a pipe',
      () => {
        const pipe = path.join(folder, 'endless')
        execFileSync('mkfifo', [pipe])
        const writer = spawn('sh', ['-c', `exec yes > ${pipe}`])
        onTestFinished(() => void writer.kill())
        return pipe
      },
    ],
  ])('is not read for ever: %s without an end', (_what, make) => {
    expect(() => read({ ...user, TOY_PASSWORD_FILE: make() })).toThrow('more than 65,536 bytes')
  })

  it('cannot be read where there are no files', () => {
    vi.stubGlobal('process', undefined)
    const attempt = (): unknown => read({ ...user, TOY_PASSWORD_FILE: '/run/secrets/password' })

    expect(attempt).toThrow('TOY_PASSWORD_FILE: /run/secrets/password cannot be read (no file system here)')
    vi.unstubAllGlobals()
  })
})

it('finds everything missing where there is no environment', () => {
  vi.stubGlobal('process', undefined)

  expect(() => read()).toThrow(
    'Set in the environment: TOY_URL, TOY_USERNAME, TOY_PASSWORD. Or TOY_CLIENT_ID,',
  )
  vi.unstubAllGlobals()
})
