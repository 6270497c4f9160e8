import { isSecretName } from '../secrets/secret-name.ts'
import { mark } from '../secrets/secret.ts'
import { bodyDifference } from './body-difference.ts'

/** A request that was sent, or that should have been. */
export interface WrittenRequest {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers: Headers
  readonly body: string
}

/**
 * Where a request differs from the recorded one: by name and by place. No header and no body is quoted, since those of
 * a login are passwords.
 */
export function transcriptDifferences(sent: WrittenRequest, recorded: WrittenRequest): readonly string[] {
  const [own, due] = [pathWithout(sent.path), pathWithout(recorded.path)]
  const headers = [...recorded.headers].filter(([name, value]) => sent.headers.get(name) !== value)
  return [
    ...(sent.method === recorded.method ? [] : [`method is ${sent.method}, recorded ${recorded.method}`]),
    ...(sent.path === recorded.path ? [] : [`path is ${own}, recorded ${due}`]),
    ...headers.map(([name]) => `header ${name} ${sent.headers.has(name) ? 'differs' : 'is missing'}`),
    ...(sent.body === recorded.body ? [] : [bodyDifference(sent.body, recorded.body)]),
  ]
}

/** Path and query, without the values of what is a secret by its name. */
export function pathWithout(path: string): string {
  return path.replaceAll(/(?<=[?&])([^=&]*)=[^&]*/g, (parameter, name: string) =>
    isSecretName(name) ? `${name}=${mark}` : parameter,
  )
}
