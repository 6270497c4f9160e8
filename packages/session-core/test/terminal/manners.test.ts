import { typed } from './toy-product.ts'
import { execFileSync } from 'node:child_process'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'

const commands = ['doctor', 'call', 'emulator', 'proxy', 'logout']

function* piecesOf(size: number): Generator<Uint8Array> {
  for (;;) yield new Uint8Array(size)
}

describe('A command line', () => {
  it('helps: all commands, exit codes and variables, in 80 columns', async () => {
    const { code, stdout, stderr } = await typed(['--help'])

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const command of commands) expect(stdout).toContain(`toy-auth ${command}`)
    for (const named of ['TOY_PASSWORD_FILE', 'TOY_SHARE_SECRET']) expect(stdout).toContain(named)
    for (const ends of [0, 1, 2, 3, 4, 5, 130, 141]) expect(stdout).toMatch(new RegExp(`^ {2}${ends} `, 'm'))
    expect(stdout.split('\n').filter((row) => row.length > 80)).toEqual([])
  })

  it.each(commands)('helps with %s, in two ways', async (command) => {
    const { code, stdout } = await typed([command, '--help'])

    expect(code).toBe(0)
    expect(stdout).toContain(`toy-auth ${command}`)
    expect(stdout.split('\n').filter((row) => row.length > 80)).toEqual([])
    expect(await typed(['help', command])).toEqual({ code, stdout, stderr: '' })
  })

  it('shows an example that can be pasted, in two lines as well', async () => {
    const { stdout } = await typed(['call', '--help'])
    const example = `printf '%s|' ${stdout.slice(stdout.indexOf('toy-auth call things'))}`
    const words = execFileSync('sh', ['-c', example], { encoding: 'utf8' })

    expect(words).toBe(`toy-auth|call|things|--body|${'x'.repeat(60)}|`)
    expect(stdout.split('\n').filter((row) => row.length > 80)).toEqual([])
  })

  it('helps with the completion, too', async () => {
    expect(await typed(['completion', '--help'])).toEqual(await typed(['--help']))
  })

  it('names the help of the command that was typed wrongly, also where the environment is incomplete', async () => {
    const { code, stderr } = await typed(['call', 'one'])

    expect(stderr).toBe('error: Set TOY_URL, TOY_USERNAME, TOY_PASSWORD.\nSee toy-auth call --help.\n')
    expect(code).toBe(2)
  })

  it('says its version', async () => {
    expect(await typed(['--version'])).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' })
  })

  it.each([[], ['']])('shows its help as an error when nothing was typed: %j', async (...words) => {
    const { code, stdout, stderr } = await typed(words)

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('toy-auth doctor')
  })

  it.each<[words: readonly string[], says: RegExp]>([
    [['cal'], /cal is not a command\. Did you mean 'call'\?/],
    [['xyzzy'], /xyzzy is not a command\.\n/],
    [['login'], /login is not a command\. call logs in by itself/],
    [['--url', 'https://toy.test/', 'call', 'one'], /--url stands before a command\. Name the command first/],
    [['doctor', '--jsn'], /--jsn is not an option\. Did you mean --json\?/],
    [['doctor', '--url', ''], /--url needs a value: it is empty/],
    [['call', 'one', '--output='], /--output needs a value/],
    [['doctor', '--ca', 'a', '--ca', ''], /--ca needs a value/],
    [['doctor', '-q'], /-q is not an option/],
    [['call'], /Name the thing to call/],
    [['call', ''], /Name the thing to call/],
    [['call', ' '], /Name the thing to call/],
    [['call', 'one', '@'], /Name the file behind the @/],
    [
      ['emulator', '--port', '0', '--host', 'nowhere.invalid'],
      /nowhere\.invalid port 0: ENOTFOUND.* another --host/,
    ],
    [['emulator', '--port', '0', '--host', '192.0.2.1'], /192\.0\.2\.1 port 0: .*another --host/],
    [['proxy', '--no-share', '--socket', `/tmp/${'x'.repeat(200)}`], /longer than a socket's may be/],
    [['call', 'one', '-', 'three'], /one body at a time/],
    [['call', 'one', 'two'], /@file/],
    [['call', 'one', '-', '--password-stdin'], /holds the password already/],
    [['call', 'one', '--output'], /--output needs a value/],
    [['call', 'one', '--output', '-v'], /--output needs a value/],
    [['doctor', '--json=yes'], /--json takes no value/],
    [['call', 'one', '@/dev/zero'], /\/dev\/zero holds more than 67,108,864 bytes/],
    [['emulator', '--port', '0', '--data', '/dev/zero'], /more than 67,108,864 bytes/],
    [['call', 'one', '@/no/such/file'], /\/no\/such\/file cannot be read: ENOENT/],
    [['emulator', 'now'], /options only/],
    [['emulator', '--port', '99999'], /--port must be a number from 0 to 65535/],
    [['emulator', '--port', 'x'], /--port must be a number/],
    [['emulator', '--set', 'nothing'], /name=value/],
    [['emulator', '--port', '0', '--data', '/no/such/file'], /cannot be read: ENOENT/],
    [['proxy'], /--socket <path> or --port <number>/],
    [['proxy', '--socket', 'a', '--port', '1'], /--socket <path> or --port <number>/],
    [['doctor', '--username', 'a', '--client-id', 'b'], /not both/],
    [['completion', 'fish'], /bash or zsh/],
  ])('refuses %j with a sentence and exit code 2', async (words, says) => {
    const env = { TOY_URL: 'https://toy.test/base/', TOY_USERNAME: 'ann', TOY_PASSWORD: 'x' }
    const { code, stdout, stderr } = await typed(words, { env })

    expect(stderr).toMatch(says)
    expect(stderr).toContain(`See toy-auth${commands.includes(words[0] ?? '') ? ` ${words[0]}` : ''} --help.`)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  it.each([
    {
      what: 'a password',
      words: ['call', 'one', '--password-stdin'],
      size: 1024,
      says: /more than 65,536 bytes/,
    },
    { what: 'a body', words: ['call', 'one', '-'], size: 1_048_576, says: /more than 67,108,864 bytes/ },
  ])('reads $what from standard input that has no end no longer than that', async ({ words, size, says }) => {
    const endless = Readable.from(piecesOf(size))
    const env = { TOY_URL: 'https://toy.test/base/', TOY_USERNAME: 'ann', TOY_PASSWORD: 'x' }
    const { code, stderr } = await typed(words, { env, input: endless })

    expect(stderr).toMatch(says)
    expect({ code, ended: endless.destroyed }).toEqual({ code: 2, ended: true })
  })

  it('reads no certificates without an end', async () => {
    const env = { TOY_URL: 'https://toy.test/base/', TOY_USERNAME: 'ann', TOY_PASSWORD: 'x' }
    const { code, stderr } = await typed(['doctor', '--ca', '/dev/zero'], { env })

    expect(stderr).toMatch(/ca names a file that cannot be read: more than 4,194,304 bytes\.\n/)
    expect(code).toBe(2)
  })

  it('names what is missing', async () => {
    const { code, stderr } = await typed(['doctor'])

    expect(code).toBe(2)
    expect(stderr).toContain('TOY_URL')
  })

  it.each([
    ['--password'],
    ['--password=Hunter2!'],
    ['--passwd'],
    ['--client-secret'],
    ['--otp'],
    ['--secret'],
  ])('takes no secret as an argument, and does not repeat it: %s', async (option) => {
    const { code, stderr } = await typed(['doctor', option, 'Hunter2!'])

    expect(code).toBe(2)
    expect(stderr).toContain('--password-stdin')
    expect(stderr).not.toContain('Hunter2')
  })

  it.each([
    ['where no terminal listens', { isTTY: false }, false],
    ['on a terminal', { isTTY: true }, true],
    ['with NO_COLOR', { isTTY: true, env: { NO_COLOR: '1' } }, false],
    ['on a dumb terminal', { isTTY: true, env: { TERM: 'dumb' } }, false],
  ])('paints %s', async (_where, options, expected) => {
    const { stdout } = await typed(['--help'], options)

    expect(stdout.includes('\u{1B}[')).toBe(expected)
  })
})
