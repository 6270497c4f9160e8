import { publicPackages } from '../public-packages.ts'
import { root, runTool } from '../run-tool.ts'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** This repository as it was last committed, in another place and with a history of its own. */
export interface RepositoryCopy {
  /** Writes a changeset, as `npx pnpm@12 changeset` would. */
  readonly propose: (summary: string, packages: Readonly<Record<string, 'minor' | 'patch'>>) => void
  /** Turns changesets into versions and changelogs. */
  readonly version: () => Promise<void>
  /** Runs a script of package.json, and answers with how it ended. */
  readonly run: (script: string, env?: Readonly<Record<string, string>>) => ReturnType<typeof runTool>
  readonly changelog: (folder: string) => string
}

/** Clones what was committed, and goes back to before the first release; our scope is at `registry`. */
export async function copyRepository(folder: string, registry: string): Promise<RepositoryCopy> {
  // What is installed here serves the copy, too: it must not be installed anew.
  const here = { pnpm_config_verify_deps_before_run: 'false', GIT_CONFIG_GLOBAL: '/dev/null' }
  const run = (command: string, args: readonly string[], env = {}): ReturnType<typeof runTool> =>
    runTool(command, args, { cwd: folder, env: { ...here, ...env } })
  const succeed = async (command: string, ...args: readonly string[]): Promise<void> => {
    const { status, output } = await run(command, args)
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${output}`)
  }
  const author = ['-c', 'user.name=A release', '-c', 'user.email=release@example.com']
  const commit = async (message: string): Promise<void> => {
    await succeed('git', 'add', '--all')
    await succeed('git', ...author, 'commit', '--quiet', '--message', message)
  }

  mkdirSync(folder)
  await succeed('git', 'clone', '--quiet', root, '.')
  await succeed('git', 'checkout', '--quiet', '-B', 'main')
  linkInstalled(folder)
  forgetReleases(folder)
  writeFileSync(join(folder, '.npmrc'), `@org:registry=${registry}\n`)
  await commit('Before the first release')

  return {
    propose: (summary, packages) => {
      const bumps = Object.entries(packages).map(([name, bump]) => `'${name}': ${bump}`)
      const text = ['---', ...bumps, '---', '', summary, ''].join('\n')
      writeFileSync(join(folder, '.changeset', 'a-change.md'), text)
    },
    version: async () => {
      await succeed('changeset', 'version')
      await commit('Versions')
    },
    run: (script, env) => run('pnpm', ['run', script], env),
    changelog: (name) => readFileSync(join(folder, 'packages', name, 'CHANGELOG.md'), 'utf8'),
  }
}

function linkInstalled(folder: string): void {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const { folder: name } of publicPackages()) {
    const links = join('packages', name, 'node_modules')
    cpSync(join(root, links), join(folder, links), { recursive: true, verbatimSymlinks: true })
  }
}

/** Every version is 0.0.0; a package that has nothing to say yet brings itself. */
function forgetReleases(folder: string): void {
  const changesets = globSync('.changeset/*.md', { cwd: folder }).map((file) =>
    readFileSync(join(folder, file), 'utf8'),
  )
  for (const { folder: name, manifest } of publicPackages(folder)) {
    const place = join(folder, 'packages', name)
    rmSync(join(place, 'CHANGELOG.md'), { force: true })
    writeFileSync(join(place, 'package.json'), JSON.stringify({ ...manifest, version: '0.0.0' }, null, 2))
    if (changesets.some((text) => text.includes(`'${manifest.name}':`))) continue

    const text = `---\n'${manifest.name}': minor\n---\n\nThe first release.\n`
    writeFileSync(join(folder, '.changeset', `first-${name}.md`), text)
  }
}
