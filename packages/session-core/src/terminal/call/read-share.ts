import { fileStore } from '../../file/index.ts'
import type { Share } from '../../share-value.ts'
import { share } from '../../share/index.ts'
import type { CommandRun } from '../command.ts'
import { textOf } from '../option.ts'
import { stateDirectory } from '../state-directory.ts'
import { secretIn, secretOf } from './share-secret.ts'
import { join } from 'node:path'

/** How the runs of one user share a session: through sealed files in the user's state directory. */
export function readShare({ product, terminal, values }: CommandRun, account = ''): Share {
  const directory = stateDirectory(product.command, terminal)
  const variable = product.variables.url.replace('_URL', '_SHARE_SECRET')
  const given = terminal.env[variable]
  return share({
    store: fileStore(join(directory, 'sessions')),
    // One session never serves two accounts.
    name: `${textOf(values, 'share') ?? 'default'}/${account}`,
    secret: given ? secretOf(variable, given) : secretIn(join(directory, 'secret')),
  })
}
