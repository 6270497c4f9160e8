import type { KyInstance, ResponsePromise } from 'ky'

const readers = ['json', 'text', 'bytes', 'arrayBuffer', 'blob', 'formData'] as const

/** The answer to a call that is sent once ky is there, with ky's ways to read it. */
export function lateAnswer(
  loading: Promise<KyInstance>,
  send: (ky: KyInstance) => ResponsePromise,
): ResponsePromise {
  let sent: ResponsePromise | undefined
  const answer = loading.then((ky) => (sent = send(ky)))

  /** ky writes `accept` for who asks in the turn of the call: whoever asked before is next in the line behind `loading`. */
  const read = (name: (typeof readers)[number]) => async (schema: never) => {
    // What fails is told to who reads.
    answer.catch(() => {})
    await loading
    return sent ? sent[name](schema) : answer
  }
  return Object.assign(answer, Object.fromEntries(readers.map((name) => [name, read(name)]))) as never
}
