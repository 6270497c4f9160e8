import { caller } from './caller.ts'
import { type CommandLine, commandLines } from './command-line.ts'
import { hasTerminals, keys, type Person, sitDown } from './person.ts'
import { holdRequest } from './serve.ts'
import { ending } from './ways-out.ts'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'

const [appviewx] = commandLines as [CommandLine]

describe.skipIf(!hasTerminals).each(commandLines)(
  'a person at $name who presses Ctrl-C (needs script)',
  (line) => {
    const { env, server } = caller(line)

    it.each([
      ['a login', 0],
      ['a call', line.loginRequests],
    ])('interrupts %s, and leaves no session behind', async (_what, before) => {
      const { emulator } = server()
      const held = holdRequest(emulator, before)
      const person = sitDown(line, ['call', ...line.goodCall, '--no-share'], env())
      await held.came()
      person.types(keys.ctrlC)
      if (before === 0) {
        // A login is let finish, so that it can be logged out; who cannot wait is told what to do.
        await person.reads(/Ctrl-C again/)
        held.letGo()
      }
      const left = await person.leaves()
      held.letGo()

      expect(left).toMatchObject(ending(130))
      expect(left.screen).toContain('Interrupted.')
      expect(emulator.liveSessions).toBe(0)
    })
  },
)

describe.skipIf(!hasTerminals)('Ctrl-C (needs script)', () => {
  const { env, folder, server } = caller(appviewx)
  const call = ['call', ...appviewx.goodCall]
  const body = (source: string): readonly string[] => ['call', 'certificate/search', source, '--no-share']
  const begin = (args: readonly string[], more = {}): Person => sitDown(appviewx, args, { ...env(), ...more })

  it('interrupts a body that is being typed', async () => {
    const person = begin(body('-'))
    await person.reads(/Ctrl-D/)
    person.types(keys.ctrlC)

    expect(await person.leaves()).toMatchObject(ending(130))
  })

  it('interrupts the reading of a pipe that nobody writes to', async () => {
    const pipe = join(folder(), 'pipe')
    spawnSync('mkfifo', [pipe])
    const person = begin(body(`@${pipe}`))
    // Nothing tells that it reads.
    await setTimeout(1500)
    person.types(keys.ctrlC)

    expect(await person.leaves()).toMatchObject(ending(130))
  })

  it('pressed twice in a login is the end at once', async () => {
    const { emulator } = server()
    const held = holdRequest(emulator, 0)
    const person = begin([...call, '--no-share'])
    await held.came()
    person.types(keys.ctrlC)
    await person.reads(/Ctrl-C again/)
    const pressedAt = performance.now()
    person.types(keys.ctrlC)
    const left = await person.leaves()
    const waited = performance.now() - pressedAt
    held.letGo()
    emulator.expireSessions()

    expect(left).toMatchObject(ending(130))
    expect(waited, 'not until the login is given up').toBeLessThan(4000)
  })

  it('in a call leaves a shared session to the next run', async () => {
    const { emulator } = server()
    const held = holdRequest(emulator, appviewx.loginRequests)
    const person = begin(call)
    await held.came()
    person.types(keys.ctrlC)
    const left = await person.leaves()
    held.letGo()
    const logins = emulator.loginAttempts
    const after = await begin(call).leaves()

    expect(left).toMatchObject(ending(130))
    expect(after).toMatchObject(ending(0))
    expect(emulator.loginAttempts).toBe(logins)

    emulator.expireSessions()
  })

  it('ends a diagnosis that waits for a server', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    const person = begin(['doctor'], { APPVIEWX_URL: `http://127.0.0.1:${port}` })
    await person.reads(/waiting for an answer/)
    person.types(keys.ctrlC)
    const left = await person.leaves()
    silent.close()

    expect(left).toMatchObject(ending(130))
    expect(left.screen).toMatch(/\[K\r\nInterrupted\.\r\n$|\[KInterrupted\.\r\n$/)
  })

  it('ends a proxy that serves, and its session', async () => {
    const person = begin(['proxy', '--no-share', '--port', '0'], { PROXY_KEY: 'key' })
    await person.reads(/x-proxy-key: the key in PROXY_KEY\r\n/)
    person.types(keys.ctrlC)
    const left = await person.leaves()

    expect(left).toMatchObject(ending(0))
    expect(left.screen).toContain('0 calls')
    expect(server().emulator.liveSessions).toBe(0)
  })

  it('ends an emulator', async () => {
    const person = begin(['emulator', '--port', '0', '--tls'])
    await person.reads(/authority in \S+/)
    person.types(keys.ctrlC)

    expect(await person.leaves()).toMatchObject(ending(0))
  })
})
