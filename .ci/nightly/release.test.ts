import { publicPackages } from '../public-packages.ts'
import { runTool } from '../run-tool.ts'
import { startRegistry, type Registry } from './registry.ts'
import { copyRepository, type RepositoryCopy } from './repository-copy.ts'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const names = publicPackages().map(({ manifest }) => manifest.name)

/** Someone who needs SecurID and has never heard of the rest. */
const stranger = `
import { createSecurIdSession } from '@org/securid-auth'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'

const { fetch } = createSecurIdEmulator()
const credentials = { username: 'user01', password: 'password123' }
const session = createSecurIdSession({ url: 'https://g.example', credentials, transport: fetch })
const users = await session.command('findUsers')
console.log(Array.isArray(users), await session.logout())
`

/** Someone who upgraded one package and not the other: two cores in one program. */
const upgraded = `
import { createAppViewXSession, isSessionError as isNew, SessionError as New } from '@org/appviewx-auth'
import { createSession, isSessionError as isOld, SessionError as Old } from '@org/session-core'

const failureOf = (work) => work.then(() => undefined, (failure) => failure)
const credentials = { username: 'admin', password: 'Password@123' }
const session = createAppViewXSession({ url: 'https://a.example:31443', credentials })
await session.logout()
const fromNew = await failureOf(session.login())
const fromOld = await failureOf(new Promise(() => createSession({}, {})))
console.log(Old === New, isOld(fromNew), isNew(fromOld), fromNew.code, fromOld.code, isOld(new Error()))
`

describe('A release', { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'release-'))
  const customer = join(folder, 'customer')
  let registry: Registry
  let copy: RepositoryCopy

  const release = async (): Promise<void> => {
    await copy.version()
    const { status, output } = await copy.run('release')
    expect(status, output).toBe(0)
  }
  /** All versions of appviewx-auth, of securid-auth and of session-core. */
  const published = async (): Promise<readonly string[]> => {
    const listings = await Promise.all(names.map((name) => registry.listing(name)))
    return listings.map(({ versions }) => Object.keys(versions).join(' '))
  }
  const install = async (...wanted: readonly string[]): Promise<void> => {
    const scope = `--@org:registry=${registry.url}`
    // The port may have been another registry's, a minute ago.
    const flags = ['--prefer-online', '--no-audit', '--no-fund', scope]
    const { status, output } = await runTool('npm', ['install', ...flags, ...wanted], customer)
    expect(status, output).toBe(0)
  }

  beforeAll(async () => {
    mkdirSync(customer)
    writeFileSync(join(customer, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
    writeFileSync(join(customer, 'stranger.js'), stranger)
    writeFileSync(join(customer, 'upgraded.js'), upgraded)
    registry = await startRegistry(folder)
    copy = await copyRepository(join(folder, 'copy'), registry.url)
    await release()
  }, 900_000)

  afterAll(async () => {
    await registry[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true })
  })

  it('starts every package at 0.1.0; its sisters may move within a range', async () => {
    const securid = (await registry.listing('@org/securid-auth')).versions['0.1.0']

    expect(await published()).toEqual(['0.1.0', '0.1.0', '0.1.0'])
    expect(securid?.dependencies).toMatchObject({ '@org/session-core': '^0.1.0' })
    expect(copy.changelog('securid-auth')).toMatch(
      /^# @org\/securid-auth\n\n## 0\.1\.0\n\n### Minor Changes\n\n- /,
    )
  })

  it('lets a stranger install one package alone, and run it', async () => {
    await install('@org/securid-auth')

    const { output } = await runTool('node', ['stranger.js'], customer)

    expect(globSync('node_modules/@org/*', { cwd: customer }).toSorted()).toEqual([
      'node_modules/@org/securid-auth',
      'node_modules/@org/session-core',
    ])
    expect(output.trim()).toBe('true revoked')
  })

  it('happens with a proof of where it was built, or not at all, where the workflow asks for one', async () => {
    copy.propose('Sessions learn to sing.\n\nSee `sing()`.', { '@org/session-core': 'minor' })
    await copy.version()
    const packing = await copy.run('release:pack')
    expect(packing.status, packing.output).toBe(0)

    // A workflow without the permission to prove who it is.
    const outside = {
      GITHUB_ACTIONS: 'true',
      ACTIONS_ID_TOKEN_REQUEST_URL: '',
      pnpm_config_provenance: 'true',
    }
    const publishing = await copy.run('release:publish', outside)

    expect(publishing.output).toContain('ERR_PNPM_ID_TOKEN')
    expect(publishing.status).toBe(1)
    expect(await published()).toEqual(['0.1.0', '0.1.0', '0.1.0'])
  })

  it('takes along who stands on a core that left the range, and tells readers why', async () => {
    const publishing = await copy.run('release:publish')

    expect(publishing.status, publishing.output).toBe(0)
    expect(await published()).toEqual(['0.1.0 0.1.1', '0.1.0 0.1.1', '0.1.0 0.2.0'])
    expect((await registry.listing('@org/securid-auth')).versions['0.1.1']?.dependencies).toMatchObject({
      '@org/session-core': '^0.2.0',
    })
    expect(copy.changelog('session-core')).toContain('- Sessions learn to sing.\n  \n  See `sing()`.\n')
    expect(copy.changelog('securid-auth')).toContain(
      '## 0.1.1\n\n### Patch Changes\n\n- Stands on `@org/session-core` 0.2.0:\n  - Sessions learn to sing.\n',
    )
  })

  it('lets an old core and a new one stand in one tree, and each knows the errors of the other', async () => {
    await install('@org/appviewx-auth')
    const cores = globSync('node_modules/**/@org/session-core/package.json', { cwd: customer }).map(
      (file) => (JSON.parse(readFileSync(join(customer, file), 'utf8')) as { version: string }).version,
    )

    const { output } = await runTool('node', ['upgraded.js'], customer)

    expect(cores.toSorted()).toEqual(['0.1.0', '0.2.0'])
    expect(output.trim()).toBe('false true true closed invalid-options false')
  })

  it('moves a package that a changeset names alone, and those with commands when the core is mended', async () => {
    copy.propose('A change to AppViewX alone.', { '@org/appviewx-auth': 'patch' })
    await copy.version()
    copy.propose('Sessions sing in tune.', { '@org/session-core': 'patch' })

    await release()

    // They hold what they need of it.
    expect(await published()).toEqual(['0.1.0 0.1.1 0.1.3', '0.1.0 0.1.1 0.1.2', '0.1.0 0.2.0 0.2.1'])
  })
})
