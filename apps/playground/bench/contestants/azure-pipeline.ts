import type { Client, Contestant, Target } from './contestant.ts'
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  type HttpClient,
  type Pipeline,
} from '@azure/core-rest-pipeline'

/** As Azure's own clients make it: retries, redirects, request ids, tracing and logging around the bearer policy. */
export const azurePipeline: Contestant = {
  name: 'Azure pipeline',
  logsIn: true,
  open: (target) => openPipeline(createPipelineFromOptions({}), target),
}

/** The bearer policy and nothing else. */
export const azureBearerPolicy: Contestant = {
  name: 'Azure bearer policy alone',
  logsIn: true,
  open: (target) => openPipeline(createEmptyPipeline(), target),
}

const lifetimeMs = 3_600_000

function openPipeline(pipeline: Pipeline, { origin, logIn }: Target): Client {
  const credential = {
    getToken: async () => ({ token: await logIn(), expiresOnTimestamp: Date.now() + lifetimeMs }),
  }
  pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: 'bench' }), { phase: 'Sign' })
  const client = inTheClear(createDefaultHttpClient())
  const url = `${origin.replace('http:', 'https:')}search`

  const send = async (init?: Parameters<typeof createPipelineRequest>[0]): Promise<unknown> => {
    const request = createPipelineRequest({ url, allowInsecureConnection: true, ...init })
    const { status, bodyAsText } = await pipeline.sendRequest(client, request)
    if (status !== 200) throw new Error(`HTTP ${status}`)
    return JSON.parse(bodyAsText ?? '')
  }

  return {
    get: () => send(),
    post: (json) => {
      const headers = createHttpHeaders({ 'content-type': 'application/json' })
      return send({ url, method: 'POST', body: JSON.stringify(json), headers })
    },
  }
}

/** The bearer policy signs https only; the server of this bench has no TLS, for anybody. */
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
