import { compiledModules } from '../../shared/compiled-modules.ts'
import type { FleetTerms, PodNews, PodOrder } from './messages.ts'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** A process of the fleet, as whoever started it sees it. */
export interface Pod {
  readonly name: string
  readonly pid: number
  /** Resolves when the process has a session: one that has sent nothing yet. */
  readonly open: (terms: FleetTerms) => Promise<void>
  /** Resolves with the status, the code of an error, or `killed`. */
  readonly call: () => Promise<string>
  readonly logoutForAll: () => Promise<string>
  /** SIGKILL; resolves when the process is gone. */
  readonly kill: () => Promise<void>
}

/** What a process tells by itself. */
export type PodListener = (pod: Pod, event: (PodNews & { readonly type: 'event' })['event']) => void

const script = fileURLToPath(new URL('pod.ts', import.meta.url))

/** Starts a process. */
export function startPod(name: string, listen: PodListener): Pod {
  const child = fork(script, {
    env: { NODE_COMPILE_CACHE: compiledModules, ...process.env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const gone = once(child, 'exit')
  const pod: Pod = {
    name,
    pid: child.pid ?? 0,
    open: async (terms) => {
      send(child, { ask: 'open', terms })
      const opened = await newsOf(child, 'opened')
      if (opened === undefined) throw new Error(`${name} ended before it began.`)
    },
    call: () => outcomeOf(child, { ask: 'call' }),
    logoutForAll: () => outcomeOf(child, { ask: 'log out for all' }),
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
  child.on('message', (news: PodNews) => {
    if (news.type === 'event') listen(pod, news.event)
  })
  return pod
}

/** A process that is gone hears nothing; whoever waits for its news is told. */
function send(child: ChildProcess, order: PodOrder): void {
  if (child.connected) child.send(order, () => {})
}

async function outcomeOf(child: ChildProcess, order: PodOrder): Promise<string> {
  send(child, order)
  return (await newsOf(child, 'done'))?.outcome ?? 'killed'
}

/** The next news of a kind; nothing when the process has ended before. */
async function newsOf<Type extends PodNews['type']>(
  child: ChildProcess,
  type: Type,
): Promise<(PodNews & { readonly type: Type }) | undefined> {
  if (child.exitCode !== null || child.signalCode !== null) return undefined

  const { promise, resolve } = Promise.withResolvers<(PodNews & { readonly type: Type }) | undefined>()
  const hear = (news: PodNews): void => {
    if (news.type === type) resolve(news as PodNews & { readonly type: Type })
  }
  const isGone = (): void => resolve(undefined)
  child.on('message', hear)
  child.once('exit', isGone)
  try {
    return await promise
  } finally {
    child.off('message', hear)
    child.off('exit', isGone)
  }
}
