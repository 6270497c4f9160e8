import { askSecret, hasPerson } from './ask.ts'
import type { CommandRun } from './command.ts'
import { usageError } from './exit-code.ts'
import { textOf } from './option.ts'
import type { LoadedProduct, Whereabouts } from './product.ts'
import { longest, readStdin } from './read-stdin.ts'

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
  const withSecret = (secret: string): Whereabouts =>
    loaded.readEnvironment({ ...env, [inFile]: undefined, [secretName]: secret })
  const isFromStdin = values['password-stdin'] === true
  if (isFromStdin && !terminal.stdin.isTTY) {
    const secret = await readStdin(terminal, { signal: run.signal, most: longest.secret })
    if (secret === '') throw usageError('Standard input holds no password: it is empty.')
    return withSecret(secret)
  }

  const isGiven = Boolean(env[secretName]) || Boolean(env[inFile])
  const isAsked = isFromStdin || (!isGiven && hasPerson(terminal))
  if (!owner || !isAsked) return loaded.readEnvironment(env)

  // What else is wrong is told before anybody types.
  loaded.protocol(withSecret('asked for below'), values)
  const kind = isService ? 'Client secret' : 'Password'
  return withSecret(await askSecret(terminal, `${kind} of ${owner}`, run.signal))
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
