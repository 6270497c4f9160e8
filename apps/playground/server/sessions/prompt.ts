import type { Challenge } from '@org/session-core'

/** One question at a time, put to the person in front of the page. */
export interface Prompt {
  /** What is being asked now, if anything. */
  readonly challenge: () => { readonly hint?: string } | undefined
  readonly ask: (challenge: Challenge, signal: AbortSignal) => Promise<string>
  readonly answer: (otp: string) => void
}

/** Calls `changed` whenever a question comes or goes. */
export function createPrompt(changed: () => void): Prompt {
  let asked: { readonly challenge: Challenge; readonly resolve: (otp: string) => void } | undefined

  return {
    challenge: () => {
      if (asked === undefined) return undefined
      const { hint } = asked.challenge
      return hint === undefined ? {} : { hint }
    },
    ask: async (challenge, signal) => {
      const { promise, reject, resolve } = Promise.withResolvers<string>()
      const leave = (): void => reject(signal.reason)
      signal.addEventListener('abort', leave, { once: true })
      asked = { challenge, resolve }
      changed()
      try {
        return await promise
      } finally {
        signal.removeEventListener('abort', leave)
        asked = undefined
        changed()
      }
    },
    answer: (otp) => asked?.resolve(otp),
  }
}
