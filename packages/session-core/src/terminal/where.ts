import { askSecret, hasPerson, readStdin } from './ask.ts'
import type { CommandRun } from './command.ts'
import { usageError } from './exit-code.ts'
import { textOf } from './option.ts'
import type { LoadedProduct, Whereabouts } from './product.ts'

/**
 * Reads where the server is and who logs in: options before the environment, and the secret from the environment, a
 * file, standard input or a person; never from an argument.
 *
 * @throws SessionError `invalid-options`, naming what is missing.
 */
export async function readWhere(run: CommandRun, loaded: LoadedProduct): Promise<Whereabouts> {
  const { product, values, terminal } = run
  const { variables } = product
  const given = whoIsNamed(run)
  const env: Record<string, string | undefined> = {
    ...terminal.env,
    ...given,
    ...(textOf(values, 'url') !== undefined && { [variables.url]: textOf(values, 'url') }),
  }
  const isService = Boolean(env[variables.clientId])
  const [owner, secretName] = isService
    ? [env[variables.clientId], variables.clientSecret]
    : [env[variables.username], variables.password]
  const inFile = `${secretName}_FILE`
  if (values['password-stdin'] === true) {
    return loaded.readEnvironment({ ...env, [inFile]: undefined, [secretName]: await readStdin(terminal) })
  }
  if (!owner || env[secretName] || env[inFile] || !hasPerson(terminal)) return loaded.readEnvironment(env)

  const kind = isService ? 'Client secret' : 'Password'
  return loaded.readEnvironment({
    ...env,
    [secretName]: await askSecret(terminal, `${kind} of ${owner}`, run.signal),
  })
}

/** Who is named on the command line, and in the environment nobody else: two accounts are not mixed. */
function whoIsNamed({ product, values }: CommandRun): Readonly<Record<string, string | undefined>> {
  const { username, password, clientId, clientSecret } = product.variables
  const [user, client] = [textOf(values, 'username'), textOf(values, 'client-id')]
  if (user !== undefined && client !== undefined) throw usageError('Use --username or --client-id, not both.')
  const nobody = (...names: readonly string[]): Readonly<Record<string, undefined>> =>
    Object.fromEntries(names.map((name) => [name, undefined]))

  if (user !== undefined)
    return { ...nobody(clientId, clientSecret, `${clientSecret}_FILE`), [username]: user }
  if (client !== undefined) return { ...nobody(username, password, `${password}_FILE`), [clientId]: client }
  return {}
}
