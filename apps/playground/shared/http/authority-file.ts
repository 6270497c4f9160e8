import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A certificate where other programs can read it: curl, a terminal, whoever is to trust it. */
export interface AuthorityFile extends AsyncDisposable {
  readonly path: string
}

/** Writes an authority's certificate, never its key, into a folder of its own; disposing of it removes both. */
export async function writeAuthority(ca: string): Promise<AuthorityFile> {
  const folder = await mkdtemp(path.join(tmpdir(), 'session-playground-'))
  const file = path.join(folder, 'authority.pem')
  await writeFile(file, ca)

  return { path: file, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}
