import { fileStore } from '../../file/index.ts'
import type { Share } from '../../share-value.ts'
import { share } from '../../share/index.ts'
import type { CommandRun } from '../command.ts'
import { usageError } from '../exit-code.ts'
import { textOf } from '../option.ts'
import { shareVariable } from '../share-variable.ts'
import { stateDirectory } from '../state-directory.ts'
import { secretIn, secretOf } from './share-secret.ts'
import { join } from 'node:path'

/** Of what `share` takes, in characters. */
const longestName = 512

/** How the runs of one user share a session: through sealed files in the user's state directory. */
export function readShare({ product, terminal, values }: CommandRun, account = ''): Share {
  // One session never serves two accounts.
  const name = `${textOf(values, 'share') ?? 'default'}/${account}`
  if (name.length > longestName)
    throw usageError(`--share is too long: ${longestName} characters with the name of who logs in.`)

  const directory = stateDirectory(product.command, terminal)
  const variable = shareVariable(product)
  const given = terminal.env[variable]
  return share({
    store: fileStore(join(directory, 'sessions')),
    name,
    secret: given ? secretOf(variable, given) : secretIn(join(directory, 'secret')),
  })
}
