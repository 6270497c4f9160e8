import type { ServedEmulator } from './served-emulator.ts'

/** A control door in the words of OpenAPI 3.1. */
export function openApiOf({
  title,
  knobs,
}: Pick<ServedEmulator, 'knobs'> & { readonly title: string }): unknown {
  const turns = Object.entries(knobs).map(([name, { meaning, takes }]) => [
    `/knobs/${name}`,
    {
      post: {
        operationId: name,
        summary: meaning,
        requestBody: json({
          type: 'array',
          prefixItems: takes,
          minItems: 0,
          maxItems: takes.length,
          description:
            takes.length === 0
              ? 'No arguments: [] or nothing.'
              : takes.map(({ title: what }) => what).join(', '),
        }),
        responses: answers,
      },
    },
  ])
  return {
    openapi: '3.1.0',
    info: { title: `${title} emulator, control door`, version: '1' },
    paths: {
      '/state': {
        get: { operationId: 'state', summary: 'Counters, journal, one-time passwords.', responses: answers },
      },
      '/state/{name}': {
        get: {
          operationId: 'stateOf',
          summary: 'One of them.',
          parameters: [inPath('name')],
          responses: answers,
        },
      },
      '/holds/{id}': {
        post: {
          operationId: 'release',
          summary: 'Lets a held reply go.',
          parameters: [inPath('id')],
          responses: answers,
        },
      },
      '/reset': { post: { operationId: 'reset', summary: 'Everything as new.', responses: answers } },
      ...(Object.fromEntries(turns) as Readonly<Record<string, unknown>>),
    },
  }
}

const json = (schema: unknown): unknown => ({ content: { 'application/json': { schema } } })
const inPath = (name: string): unknown => ({ name, in: 'path', required: true, schema: { type: 'string' } })
const answers = {
  200: { description: 'Done; `result` is what it answered with.', ...(json({ type: 'object' }) as object) },
  '4XX': { description: 'Not done; `error` says why.', ...(json({ type: 'object' }) as object) },
}
