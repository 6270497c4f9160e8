/** What Node, Deno, Bun and workerd have, and browsers have not. */
interface AsyncHooks {
  readonly AsyncLocalStorage: new () => CallTrace
  readonly AsyncResource: new (type: string) => {
    readonly runInAsyncScope: <Result>(work: () => Result) => Result
    /** workerd counts none. */
    readonly emitDestroy?: () => void
  }
}

/** Remembers a mark through everything that some work calls, at once or later. */
export interface CallTrace {
  readonly run: <Result>(mark: true, work: () => Result) => Result
  readonly getStore: () => true | undefined
}

interface Runtime {
  readonly process?: { readonly getBuiltinModule?: (name: string) => AsyncHooks | undefined }
}

const hooks = (globalThis as Runtime).process?.getBuiltinModule?.('node:async_hooks')

const nobody = hooks && new hooks.AsyncResource('session-core')
// It holds nothing open, and Jest (--detectOpenHandles) names what was not destroyed.
nobody?.emitDestroy?.()

/**
 * Does work that belongs to no caller: what somebody keeps in `AsyncLocalStorage` (a user, a tenant, a trace) is not the
 * business of a timer that this caller happened to set.
 */
export function inBackground<Result>(work: () => Result): Result {
  return nobody ? nobody.runInAsyncScope(work) : work()
}

/** Where the platform cannot tell, only what is called at once is known to be called by this work. */
export function traceCalls(): CallTrace {
  if (hooks) return new hooks.AsyncLocalStorage()

  let mark: true | undefined
  return {
    run: (given, work) => {
      mark = given
      try {
        return work()
      } finally {
        mark = undefined
      }
    },
    getStore: () => mark,
  }
}
