import type { Session } from '@org/session-core'

const firstTen = { input: { category: 'Server' }, filter: { max: '10', start: '1' } }

/** A call that AppViewX answers to whoever is signed in. */
export const searchCertificates = (session: Session): Promise<Response> =>
  session.http.post('certificate/search', { json: firstTen, throwHttpErrors: false })

/** A call that SecurID answers to whoever is signed in. */
export const findUsers = (session: Session): Promise<Response> =>
  session.fetch('aveksa/command.submit?cmd=findUsers&format=json&returnColumns=user_id,department')

/** `caller 1`, `caller 2`, … */
export const callers = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `caller ${at + 1}`)

/** How many of the answers were `200`. */
export const served = (answers: readonly string[]): number =>
  answers.filter((answer) => answer === '200').length
