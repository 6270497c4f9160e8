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

/** The workflow requests of a server, numbered from 1. */
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
  /** Milliseconds since 1970. */
  dueAt: number
  waits: boolean
  settled?: Promise<void>
}

/** One request, which is done; `takesMs` says how long the next one runs on the server's clock. */
export function createRequests(clock: EmulatorClock, takesMs: () => number): Requests {
  const requests = new Map<string, OpenRequest>([['1', finishedRequest(clock.now())]])
  const isDue = ({ dueAt, state, waits }: OpenRequest): boolean =>
    state === 0 && !waits && dueAt <= clock.now()

  return {
    find: (id) => requests.get(id),
    submit: ({ needsApproval = false, ...given }) => {
      const createdAt = clock.now()
      const id = String(requests.size + 1)
      const log = [`${given.task} started.`]
      const request: OpenRequest = {
        ...given,
        id,
        createdAt,
        state: 0,
        log,
        dueAt: createdAt + takesMs(),
        waits: needsApproval,
      }
      requests.set(id, request)
      return request
    },
    approve: (id, verdict) => {
      const request = requests.get(id)
      if (request?.state !== 0 || !request.waits) return false

      request.waits = false
      request.dueAt = clock.now() + takesMs()
      if (verdict === 'reject') Object.assign(request, { state: 3, log: [...request.log, 'Rejected.'] })
      return true
    },
    finish: async (id) => {
      const request = requests.get(id)
      if (request === undefined) throw new TypeError('There is no such request.')

      await (request.settled ??= settle(request))
      return request
    },
    areOpen: (ids) => ids.some((id) => requests.get(id)?.state === 0),
    catchUp: async () => {
      const due = [...requests.values()].filter(isDue)
      await Promise.all(due.map((request) => (request.settled ??= settle(request))))
    },
  }
}

/** What there is to look at before anybody has asked for anything. */
const finishedRequest = (now: number): OpenRequest => ({
  id: '1',
  workflowName: 'Create Certificate',
  createdBy: 'admin',
  task: 'Trigger Certificate Creation',
  createdAt: now,
  state: 1,
  log: ['Trigger Certificate Creation started.', 'Certificate created.'],
  dueAt: now,
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
