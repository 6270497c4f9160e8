import type { MemberNews, MemberOrder, MemberTerms } from './messages.ts'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process of the fleet, as whoever started it sees it. */
export interface Member {
  /** Lets it call; resolves when all calls have ended, or with nothing when it was killed before. */
  readonly call: (times: number) => Promise<Done | undefined>
  /** SIGKILL. */
  readonly kill: () => void
  readonly ended: Promise<unknown>
}

/** What processes run: what is published, or its sources, whose types each would strip while it should be served. */
export interface WhatRuns {
  readonly what: 'dist' | 'src'
}

type Done = MemberNews & { readonly type: 'done' }

/** Starts one; resolves when it has a session that has sent nothing yet. */
export async function startMember(
  { what, ...terms }: MemberTerms & WhatRuns,
  onLogin: (member: Member) => void,
): Promise<Member> {
  const child = fork(fileURLToPath(new URL('member.ts', import.meta.url)), {
    execArgv: what === 'src' ? ['--conditions=@org/source'] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const member: Member = {
    call: async (times) => {
      send(child, { ask: 'call', times })
      return (await newsOf(child, 'done')) as Done | undefined
    },
    kill: () => void child.kill('SIGKILL'),
    ended: once(child, 'exit'),
  }
  child.on('message', ({ type }: MemberNews) => {
    if (type === 'logs in') onLogin(member)
  })
  send(child, { ask: 'open', terms })
  if (!(await newsOf(child, 'opened'))) throw new Error('A process of the fleet ended before it began.')
  return member
}

/** Who is gone hears nothing; whoever waits for its news is told. */
function send(child: ChildProcess, order: MemberOrder): void {
  if (child.connected) child.send(order, () => {})
}

/** The next news of a kind; nothing when the process ends before. */
function newsOf(child: ChildProcess, type: MemberNews['type']): Promise<MemberNews | undefined> {
  if (!child.connected) return Promise.resolve(undefined)
  const { promise, resolve } = Promise.withResolvers<MemberNews | undefined>()
  const hear = (news: MemberNews): void => {
    if (news.type === type) resolve(news)
  }
  const isGone = (): void => resolve(undefined)
  child.on('message', hear)
  child.once('exit', isGone)
  return promise.finally(() => {
    child.off('message', hear)
    child.off('exit', isGone)
  })
}
