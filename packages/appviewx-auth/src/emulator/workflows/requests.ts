import { createKeptRequests } from './kept-requests.ts'
import { createSchedule } from './schedule.ts'
import type { EmulatorClock } from '@org/session-core/emulator'

/** What a workflow request is about to do, and for whom. */
export interface NewRequest {
  readonly workflowName: string
  readonly createdBy: string
  /** What its one task is called: `Trigger Certificate Creation`. */
  readonly task: string
  /** Whether somebody has to implement it first. */
  readonly needsApproval?: boolean
  /** Done when its time has come; says what the log says. What it throws fails the request. */
  readonly work: () => string | Promise<string>
}

/** A workflow request. The state is AppViewX's number: 0 runs, 1 is done, 2 has failed, 3 was rejected. */
export interface WorkflowRequest extends Omit<NewRequest, 'work' | 'needsApproval'> {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly state: 0 | 1 | 2 | 3
  readonly log: readonly string[]
}

/** The workflow requests of a server, numbered from 1: the open ones, and the last ten thousand that are over. */
export interface Requests {
  readonly submit: (request: NewRequest) => WorkflowRequest
  readonly find: (id: string) => WorkflowRequest | undefined
  /** Lets one go on that waits for approval, or rejects it. False where none waits. */
  readonly approve: (id: string, verdict: 'implement' | 'reject') => boolean
  /** Does the work of this one now, whatever it waits for. */
  readonly finish: (id: string) => Promise<WorkflowRequest>
  /** Whether one of these is still running. */
  readonly areOpen: (ids: readonly string[]) => boolean
  /** Does the work of all requests whose time has come, oldest first. */
  readonly catchUp: () => Promise<void>
}

type OpenRequest = { -readonly [Name in keyof WorkflowRequest]: WorkflowRequest[Name] } & {
  readonly work: NewRequest['work']
  waits: boolean
  settled?: Promise<void>
}

/** One request, which is done; `takesMs` says how long the next one runs on the server's clock. */
export function createRequests(clock: EmulatorClock, takesMs: () => number): Requests {
  const requests = createKeptRequests<OpenRequest>()
  const schedule = createSchedule<OpenRequest>(clock)
  const finish = (request: OpenRequest): Promise<void> =>
    (request.settled ??= settle(request).finally(() => {
      schedule.remove(request)
      requests.end(request)
    }))
  requests.end(requests.take(finishedRequest(clock.now())))

  return {
    find: requests.find,
    submit: ({ needsApproval = false, ...given }) => {
      const log = [`${given.task} started.`]
      const request = requests.take({ ...given, createdAt: clock.now(), state: 0, log, waits: needsApproval })
      if (!needsApproval) schedule.add(request, takesMs())
      return request
    },
    approve: (id, verdict) => {
      const request = requests.find(id)
      if (request?.state !== 0 || !request.waits) return false

      request.waits = false
      if (verdict === 'implement') schedule.add(request, takesMs())
      else requests.end(Object.assign(request, { state: 3 as const, log: [...request.log, 'Rejected.'] }))
      return true
    },
    finish: async (id) => {
      const request = requests.find(id)
      if (request === undefined) throw new TypeError('There is no such request.')

      await finish(request)
      return request
    },
    areOpen: (ids) => ids.some((id) => requests.find(id)?.state === 0),
    catchUp: async () => {
      const due = schedule.due().toSorted((left, right) => Number(left.id) - Number(right.id))
      await Promise.all(due.map(finish))
    },
  }
}

/** What there is to look at before anybody has asked for anything. */
const finishedRequest = (createdAt: number): Omit<OpenRequest, 'id'> => ({
  workflowName: 'Create Certificate',
  createdBy: 'admin',
  task: 'Trigger Certificate Creation',
  createdAt,
  state: 1,
  log: ['Trigger Certificate Creation started.', 'Certificate created.'],
  waits: false,
  work: () => '',
})

async function settle(request: OpenRequest): Promise<void> {
  try {
    request.log = [...request.log, await request.work()]
    request.state = 1
  } catch (error) {
    request.log = [...request.log, error instanceof Error ? error.message : String(error)]
    request.state = 2
  }
}
