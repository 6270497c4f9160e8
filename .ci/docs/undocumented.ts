import { root } from '../run-tool.ts'
import { join } from 'node:path'
import { Application, DeclarationReflection, type Reflection, ReflectionKind, type SomeType } from 'typedoc'

/** Names that say all there is to say, wherever they stand. */
const plain = new Set([
  'username',
  'password',
  'authSource',
  'clientId',
  'clientSecret',
  'url',
  'origin',
  'protocol',

  'method',
  'status',
  'headers',
  'body',
  'name',
  'message',
  'instructions',
  'usernameLabel',
  'passwordLabel',
])

const named = [
  ReflectionKind.Class,
  ReflectionKind.Interface,
  ReflectionKind.TypeAlias,
  ReflectionKind.Enum,
  ReflectionKind.Variable,
  ReflectionKind.Function,
  ReflectionKind.Accessor,
  ReflectionKind.Method,
  ReflectionKind.Property,
]

/** Every public name of ours that goes without a word: `session-core/src.SessionSnapshot.phase`. */
export async function undocumented(): Promise<readonly string[]> {
  const options = { options: join(root, 'typedoc.json'), logLevel: 'Error' } as const
  const app = await Application.bootstrap({ ...options, projectDocuments: [] })
  const project = await app.convert()
  if (project === undefined) throw new Error('TypeDoc could not read the packages.')

  const ours = Object.values(project.reflections).filter((each) => each instanceof DeclarationReflection)
  return ours.filter((each) => each.kindOf(named) && !isSaid(each)).map((each) => each.getFullName())
}

/** By words of its own, by its name, by those of its type, or by those of whoever holds the literal that it is in. */
function isSaid(reflection: DeclarationReflection): boolean {
  const { name, parent, type } = reflection
  if (hasWords(reflection) || reflection.flags.isExternal) return true
  if (!reflection.kindOf(ReflectionKind.Property)) return false

  return plain.has(name) || parent?.kindOf(ReflectionKind.TypeLiteral) === true || isOurs(type)
}

function hasWords(reflection: DeclarationReflection): boolean {
  const inner = reflection.type?.type === 'reflection' ? reflection.type.declaration.signatures : undefined
  const signatures = reflection.getAllSignatures().concat(inner ?? [])
  return reflection.hasComment() || signatures.some((signature) => signature.hasComment())
}

/** Such as `Clock`, or `Partial<SessionPolicy>`: what it is, its own page says. */
function isOurs(type: SomeType | undefined): boolean {
  if (type?.type !== 'reference') return false

  const target: Reflection | undefined = type.reflection
  return target !== undefined || (type.typeArguments ?? []).some(isOurs)
}
