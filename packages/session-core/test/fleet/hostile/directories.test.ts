import { bundleProgram } from '../../bundle-program.ts'
import { type FileScene, freshFolder, openFileScene, statusOf } from './file-scene.ts'
import type { Session } from '@org/session-core'
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const hour = 3_600_000

/** A process of its own, which can be forbidden more than this one. */
async function heardIn(folder: string, around: readonly string[] = [], owner?: number): Promise<unknown> {
  const program = await bundleProgram({ file: 'fleet/hostile/use-directory.ts' })
  const [command, ...args] = [...around, process.execPath, program, folder]
  const options = owner === undefined ? {} : { uid: owner, gid: owner }
  // Nothing but SIGKILL ends what never ends.
  const bounds = { timeout: 60_000, killSignal: 'SIGKILL' } as const
  return JSON.parse(execFileSync(command, args, { encoding: 'utf8', ...bounds, ...options }))
}

const within = (script: string): readonly string[] => ['sh', '-c', `${script} && exec "$@"`, 'sh']

/** Linux lets a process have a file system of its own, most places. */
function whyNoMounts(): string | undefined {
  try {
    execFileSync('unshare', ['-rm', 'true'], { stdio: 'ignore' })
    return undefined
  } catch {
    return 'no file system of its own can be mounted here'
  }
}

describe('Nobody logs in, and all files stay as they are, when a directory', () => {
  it('may not be written to', async () => {
    const folder = freshFolder()
    mkdirSync(folder)
    // To the root user nothing is forbidden.
    const owner = process.getuid?.() === 0 ? 65_534 : undefined
    if (owner) {
      chmodSync(path.dirname(folder), 0o755)
      chownSync(folder, owner, owner)
    }
    chmodSync(folder, 0o500)

    expect(await heardIn(folder, [], owner)).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('failed: EACCES. Look after it') as string,
      logins: 0,
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it.skipIf(process.platform !== 'linux')('cannot be made where it should be', async () => {
    // Below one that is there and takes no other, Node's own `recursive` tries for ever.
    expect(await heardIn('/proc/sessions/billing')).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('failed: ENOENT. Look after it') as string,
      logins: 0,
    })
  })

  it('may hold no file of this size', async () => {
    const folder = freshFolder()

    expect(await heardIn(folder, within('ulimit -f 0'))).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('failed: EFBIG') as string,
      logins: 0,
    })
    expect(readdirSync(folder)).toEqual([])
  })

  const whyNot = whyNoMounts()
  it.skipIf(whyNot)(`has no room left${whyNot ? ` (${whyNot})` : ''}`, async () => {
    const folder = freshFolder()
    mkdirSync(folder, { mode: 0o700 })
    const full = `mount -t tmpfs -o size=16k,mode=700 tmpfs ${folder} && head -c 16384 /dev/zero > ${folder}/of-somebody-else`

    expect(await heardIn(folder, ['unshare', '-rm', ...within(full)])).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('failed: ENOSPC') as string,
      logins: 0,
    })
  })

  it.skipIf(whyNot)(`is on a disk that can hold no more files${whyNot ? ` (${whyNot})` : ''}`, async () => {
    const folder = freshFolder()
    mkdirSync(folder, { mode: 0o700 })
    const noInode = `mount -t tmpfs -o nr_inodes=1,mode=700 tmpfs ${folder}`

    expect(await heardIn(folder, ['unshare', '-rm', ...within(noInode)])).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('failed: ENOSPC') as string,
      logins: 0,
    })
  })

  it('is used by a process that may open no more files, and it logs in when it may', async () => {
    const heard = await heardIn(freshFolder(), ['sh', '-c', 'ulimit -n 128 && exec "$@" opens-all', 'sh'])

    expect(heard).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('failed: EMFILE') as string,
      logins: 0,
      next: 200,
    })
  })

  it.skipIf(whyNot)(`is on a disk that became read-only${whyNot ? ` (${whyNot})` : ''}`, async () => {
    const folder = freshFolder()
    mkdirSync(folder, { mode: 0o700 })
    const readOnly = `mount -t tmpfs -o mode=700 tmpfs ${folder} && mount -o remount,ro ${folder}`

    expect(await heardIn(folder, ['unshare', '-rm', ...within(readOnly)])).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('failed: EROFS') as string,
      logins: 0,
    })
  })
})

describe('Who comes is served, with one login more at most, when', () => {
  const troubles: readonly {
    readonly what: string
    readonly make: (given: FileScene) => void
    readonly logins: number
  }[] = [
    {
      what: 'the directory was removed',
      make: ({ folder }) => rmSync(folder, { recursive: true }),
      logins: 2,
    },
    { what: 'the newest file is empty', make: ({ newest }) => truncateSync(newest()), logins: 2 },
    {
      what: 'the newest file broke off in its head',
      make: ({ newest }) => truncateSync(newest(), 4),
      logins: 2,
    },
    {
      what: 'the newest file broke off',
      make: ({ newest }) => truncateSync(newest(), readFileSync(newest()).byteLength - 40),
      logins: 2,
    },
    {
      what: 'the clock jumps back by an hour',
      make: ({ newest }) => utimesSync(newest(), new Date(), new Date(Date.now() + hour)),
      logins: 1,
    },
    {
      what: 'the clock jumps ahead by two days',
      make: ({ newest }) => utimesSync(newest(), new Date(), new Date(Date.now() - 48 * hour)),
      logins: 1,
    },
  ]
  it.for(troubles)('$what', async ({ make, logins }) => {
    const given = openFileScene()
    const first = given.open()
    await statusOf(first)
    make(given)

    expect([await statusOf(given.open()), await statusOf(first), await statusOf(given.open())]).toEqual([
      200, 200, 200,
    ])
    // Who holds the session may have given it back before anybody else looked.
    expect([1, logins]).toContain(given.server.loginAttempts)
  })

  it.for([25, 48, -48])(
    'a wrong password is not sent again when the clock was set by %i hours',
    async (hours) => {
      const given = openFileScene()
      const wrong = (): Session => given.open('wrong')
      await expect(statusOf(wrong())).rejects.toMatchObject({ code: 'credentials-rejected' })
      utimesSync(given.newest(), new Date(), new Date(Date.now() - hours * hour))

      await expect(statusOf(wrong())).rejects.toMatchObject({ code: 'credentials-locked' })
      expect(given.server.loginAttempts).toBe(1)
    },
  )

  it('a draft of a process that was killed a day ago lies about: it is swept', async () => {
    const given = openFileScene()
    await statusOf(given.open())
    const name = path.basename(given.newest()).replace(/\.\d+$/, '')
    const draftOf = (whose: string): string => path.join(given.folder, `${name}.${whose}.tmp`)
    const [old, young] = [draftOf('old'), draftOf('young')] as const
    for (const draft of [old, young]) writeFileSync(draft, 'half a rec')
    utimesSync(old, new Date(), new Date(Date.now() - 25 * hour))
    const session = given.open()
    for (let turn = 0; turn < 6; turn += 1) await session.renew()

    const files = readdirSync(given.folder)

    expect([old, young].map((draft) => files.includes(path.basename(draft)))).toEqual([false, true])
  })
})

it('stays where it was when it was named, whatever directory a process works in later', async () => {
  const folder = path.dirname(freshFolder())
  const before = process.cwd()
  process.chdir(folder)
  const { open, server } = openFileScene('sessions')
  const first = open()
  process.chdir('/')
  try {
    expect(await statusOf(first)).toBe(200)
    expect(readdirSync(folder)).toEqual(['sessions'])
    expect(server.loginAttempts).toBe(1)
  } finally {
    process.chdir(before)
  }
})
