import { freshFolder, openFileScene, statusOf } from './file-scene.ts'
import { chmodSync, chownSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

describe('A directory is refused, and nothing is written there, when it', () => {
  const refused: readonly {
    readonly what: string
    readonly says: string
    readonly make: (folder: string) => void
  }[] = [
    {
      what: 'can be read by others',
      says: 'chmod 700',
      make: (folder) => mkdirSync(folder, { mode: 0o755 }),
    },
    {
      what: 'can be written to by a group',
      says: 'chmod 700',
      make: (folder) => {
        mkdirSync(folder)
        chmodSync(folder, 0o720)
      },
    },
    {
      what: 'is a link to another one',
      says: 'a directory itself',
      make: (folder) => {
        mkdirSync(`${folder}-there`, { mode: 0o700 })
        symlinkSync(`${folder}-there`, folder)
      },
    },
    {
      what: 'is a link to nothing',
      says: 'a directory itself',
      make: (folder) => symlinkSync('/nowhere', folder),
    },
    { what: 'is a file', says: 'a directory itself', make: (folder) => writeFileSync(folder, '') },
  ]
  it.for(refused)('$what', async ({ says, make }) => {
    const { folder, server, open } = openFileScene()
    make(folder)

    const error: unknown = await open()
      .fetch('things')
      .catch((reason: unknown) => reason)

    expect(error).toMatchObject({ code: 'invalid-options', message: expect.stringContaining(says) as string })
    expect(server.loginAttempts).toBe(0)
    expect(
      readdirSync(path.dirname(folder), { recursive: true }).filter((name) => String(name).includes('.')),
    ).toEqual([])
  })

  // A path that ends in a slash is that of what a link leads to.
  it.for<[what: string, nameOf: (folder: string) => URL | string]>([
    ['a text', (folder) => folder],
    ['a text that ends in a slash', (folder) => `${folder}/`],
    ['a URL', (folder) => pathToFileURL(folder)],
    ['a URL that ends in a slash', (folder) => pathToFileURL(`${folder}/`)],
  ])('is a link to another one, and is named by %s', async ([, nameOf]) => {
    const folder = freshFolder()
    mkdirSync(`${folder}-there`, { mode: 0o700 })
    symlinkSync(`${folder}-there`, folder)
    const { server, open } = openFileScene(folder, nameOf(folder))

    await expect(statusOf(open())).rejects.toMatchObject({ code: 'invalid-options' })
    expect([server.loginAttempts, readdirSync(`${folder}-there`)]).toEqual([0, []])
  })

  it.skipIf(process.getuid?.() !== 0)('belongs to somebody else', async () => {
    const { folder, server, open } = openFileScene()
    mkdirSync(folder, { mode: 0o700 })
    chownSync(folder, 65_534, 65_534)

    await expect(statusOf(open())).rejects.toMatchObject({ code: 'invalid-options' })
    expect(server.loginAttempts).toBe(0)
  })

  it('becomes readable for others while it is used', async () => {
    const { folder, server, open } = openFileScene()
    const session = open()
    await statusOf(session)
    chmodSync(folder, 0o755)

    await expect(statusOf(open())).rejects.toMatchObject({ code: 'invalid-options' })
    expect([await statusOf(session), server.loginAttempts]).toEqual([200, 1])
  })
})
