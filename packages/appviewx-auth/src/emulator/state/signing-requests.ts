import { randomUuid } from '../random.ts'

/** Signing requests that were uploaded, to be named later: the last thousand. */
export interface SigningRequests {
  /** Gives it a name. */
  readonly keep: (text: string) => string
  /** Empty where there is none of that name. */
  readonly find: (uuid: string) => string
}

const most = 1000

/** None yet. */
export function createSigningRequests(): SigningRequests {
  const texts = new Map<string, string>()

  return {
    find: (uuid) => texts.get(uuid) ?? '',
    keep: (text) => {
      const uuid = randomUuid()
      texts.set(uuid, text)
      const [oldest = uuid] = texts.keys()
      if (texts.size > most) texts.delete(oldest)
      return uuid
    },
  }
}
