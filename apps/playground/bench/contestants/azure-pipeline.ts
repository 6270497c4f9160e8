import { type Client, type Contestant, count, type Target } from './contestant.ts'
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  type HttpClient,
  type Pipeline,
  type PipelineRequestOptions,
  type PipelineResponse,
} from '@azure/core-rest-pipeline'

/** As Azure's own clients make it: retries, redirects, request ids, tracing and logging around the bearer policy. */
export const azurePipeline: Contestant = {
  name: 'Azure pipeline',
  logsIn: true,
  http2: false,
  open: (target) => openPipeline(createPipelineFromOptions({}), target),
}

/** The bearer policy and nothing else. */
export const azureBearerPolicy: Contestant = {
  name: 'Azure bearer policy',
  logsIn: true,
  http2: false,
  open: (target) => openPipeline(createEmptyPipeline(), target),
}

const lifetimeMs = 3_600_000

function openPipeline(pipeline: Pipeline, { origin, logIn }: Target): Client {
  const credential = {
    getToken: async () => ({ token: await logIn(), expiresOnTimestamp: Date.now() + lifetimeMs }),
  }
  pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: 'bench' }), { phase: 'Sign' })
  const isClear = origin.startsWith('http:')
  const client = isClear ? inTheClear(createDefaultHttpClient()) : createDefaultHttpClient()
  const base = origin.replace('http:', 'https:')

  const send = async (
    path: string,
    init?: Omit<PipelineRequestOptions, 'url'>,
  ): Promise<PipelineResponse> => {
    const request = createPipelineRequest({ url: base + path, allowInsecureConnection: true, ...init })
    const response = await pipeline.sendRequest(client, request)
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`)
    return response
  }
  const post = async (path: string, body: string | Uint8Array, type: string): Promise<unknown> => {
    const headers = createHttpHeaders({ 'content-type': type })
    return read(await send(path, { method: 'POST', body, headers }))
  }

  return {
    get: async () => read(await send('search')),
    post: (json) => post('search', JSON.stringify(json), 'application/json'),
    download: async (bytes) => {
      const streamed = { streamResponseStatusCodes: new Set([200]) }
      const { readableStreamBody } = await send(`bytes/${bytes}`, streamed)
      return count(readableStreamBody as AsyncIterable<unknown> | undefined)
    },
    upload: (bytes) => post('upload', bytes, 'application/octet-stream'),
  }
}

const read = ({ bodyAsText }: PipelineResponse): unknown => JSON.parse(bodyAsText ?? '')

/** The bearer policy signs https only, and some questions have no TLS, for anybody. */
function inTheClear(client: HttpClient): HttpClient {
  return {
    sendRequest: async (request) => {
      const { url } = request
      request.url = url.replace('https:', 'http:')
      try {
        return await client.sendRequest(request)
      } finally {
        request.url = url
      }
    },
  }
}
