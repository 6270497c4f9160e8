import type { ServedEmulator } from './served-emulator.ts'

/** A control door in the words of OpenAPI 3.1. */
export function openApiOf({
  title,
  knobs,
}: Pick<ServedEmulator, 'knobs'> & { readonly title: string }): unknown {
  const turns = Object.entries(knobs).map(([name, knob]) => [`/knobs/${name}`, pathOf(name, knob)] as const)
  return {
    openapi: '3.1.0',
    info: { title: `${title} emulator, control door`, version: '1' },
    paths: { ...ownPaths(), ...Object.fromEntries(turns) },
  }
}

function pathOf(operationId: string, { meaning: summary, takes }: ServedEmulator['knobs'][string]): object {
  const titles = takes.map(({ title }) => title).join(', ')
  const requestBody = json({
    type: 'array',
    prefixItems: takes,
    minItems: 0,
    maxItems: takes.length,
    description: titles === '' ? 'No arguments: [] or nothing.' : titles,
  })
  return { post: { operationId, summary, requestBody, responses: answers } }
}

/** The paths that every door has. */
function ownPaths(): Readonly<Record<string, object>> {
  const path = (method: 'get' | 'post', operationId: string, summary: string): object => ({
    [method]: { operationId, summary, responses: answers },
  })
  const withParameter = (name: string, item: object): object => ({ ...item, parameters: [inPath(name)] })
  return {
    '/state': path('get', 'state', 'Counters, journal, one-time passwords.'),
    '/state/{name}': withParameter('name', path('get', 'stateOf', 'One of them.')),
    '/holds/{id}': withParameter('id', path('post', 'release', 'Lets a held reply go.')),
    '/reset': path('post', 'reset', 'Everything as new.'),
  }
}

const json = (schema: unknown): unknown => ({ content: { 'application/json': { schema } } })
const inPath = (name: string): unknown => ({ name, in: 'path', required: true, schema: { type: 'string' } })
const answers = {
  200: { description: 'Done; `result` is what it answered with.', ...(json({ type: 'object' }) as object) },
  '4XX': { description: 'Not done; `error` says why.', ...(json({ type: 'object' }) as object) },
}
