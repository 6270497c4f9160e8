/** A mail the server has sent. */
export interface AppViewXMail {
  /** The account's address. */
  readonly to: string
  readonly username: string
  /** Six digits. */
  readonly otp: string
  /** Milliseconds since 1970, on the server's clock. */
  readonly sentAt: number
}

/** The mails a server has sent, oldest first; it keeps the last thousand. */
export interface Outbox {
  readonly mails: () => readonly AppViewXMail[]
  readonly send: (mail: AppViewXMail) => void
}

const bound = 1000

/** An empty outbox. */
export function createOutbox(): Outbox {
  const mails: AppViewXMail[] = []

  return {
    mails: () => [...mails],
    send: (mail) => {
      mails.push(mail)
      if (mails.length > bound) mails.shift()
    },
  }
}
