import { axiosWithAuthRefresh } from './axios-with-auth-refresh.ts'
import { azureBearerPolicy, azurePipeline } from './azure-pipeline.ts'
import type { Contestant } from './contestant.ts'
import { plainFetch, undiciFetch } from './fetches.ts'
import { googleAuthClient } from './google-auth-client.ts'
import { kyWithRefreshHook } from './ky-with-refresh-hook.ts'
import { plainGot, plainKy, undiciRequest } from './senders.ts'
import { sessionFetch, sessionFetchOnNode, sessionHttp, sessionHttpOnNode } from './sessions.ts'

/** Written by others. */
export const peers: readonly Contestant[] = [
  plainFetch,
  undiciRequest,
  undiciFetch,
  plainGot,
  plainKy,
  kyWithRefreshHook,
  axiosWithAuthRefresh,
  azurePipeline,
  azureBearerPolicy,
  googleAuthClient,
]

/** Ours, on the platform's `fetch` and on `nodeTransport`. */
export const sessions: readonly Contestant[] = [
  sessionFetch,
  sessionHttp,
  sessionFetchOnNode,
  sessionHttpOnNode,
]
