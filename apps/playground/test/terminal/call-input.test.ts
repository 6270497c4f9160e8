import { caller } from './caller.ts'
import { type CommandLine, commandLines } from './command-line.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const [appviewx, securid] = commandLines as [CommandLine, CommandLine]

/** What Windows writes before a text. */
const mark = '\u{FEFF}'

describe('appviewx-auth call takes', () => {
  const { call, callHere, folder } = caller(appviewx)
  const [name = '', , body = ''] = appviewx.goodCall
  const file = (text: string): string => {
    const place = join(folder(), 'file')
    writeFileSync(place, text)
    return place
  }

  it.each([
    ['a file', body],
    ['a file that Windows marked', `${mark}${body}`],
  ])('a body from %s', async (_what, text) => {
    const { code, stderr } = await callHere([name, '--json', `@${file(text)}`, '--no-share'])

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it('a body from standard input', async () => {
    const { code, stderr } = await call([name, '--json', '-', '--no-share'], {}, body)

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it('no body where it only reads, as most do who write -X GET', async () => {
    const { code, stderr } = await callHere([name, '-X', 'GET', '--no-share'])

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it.each([
    ['a line', `${appviewx.password}\n`],
    ['what Windows writes', `${mark}${appviewx.password}\r\n`],
  ])('a password from a file and from standard input: %s', async (_what, text) => {
    const none = { APPVIEWX_PASSWORD: '' }
    const ran = await Promise.all([
      callHere([...appviewx.goodCall, '--no-share'], { ...none, APPVIEWX_PASSWORD_FILE: file(text) }),
      callHere([...appviewx.goodCall, '--no-share', '--password-stdin'], none, text),
    ])

    expect(ran.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      ran.map(() => ({ code: 0, stderr: '' })),
    )
  })
})

describe('securid-auth call takes', () => {
  const { call } = caller(securid)

  it('a body and a password of its own', async () => {
    const args = ['findUsers', '--body', '<a/>', '--no-share', '--password-stdin']
    const { code, stderr } = await call(args, { SECURID_PASSWORD: '' }, `${securid.password}\n`)

    // Users are found by GET only: that it says so shows that the body was sent.
    expect(stderr).toMatch(/HTTP 405/)
    expect(code).toBe(1)
  })
})
