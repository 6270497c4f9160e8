import type { Driver, OfferedCall } from './driver.ts'
import { createSecurIdSession } from '@org/securid-auth'

const get = (name: string, query: string): OfferedCall => {
  const path = `aveksa/command.submit?cmd=${query}&format=json`
  return { name, code: `session.fetch('${path}')`, send: ({ fetch }) => fetch(path) }
}

/** SecurID, through its package. */
export const securidDriver: Driver = {
  vendor: 'securid',
  open: (url, { ask, credentials, transport }) =>
    createSecurIdSession({ url, transport, onChallenge: ask, credentials: async () => credentials() }),
  calls: [
    get('findUsers', 'findUsers&returnColumns=user_id,department'),
    get('about', 'about'),
    get('findApprovals', 'findApprovals'),
    get('runReport (not allowed)', 'runReport&name=Restricted%20Report'),
  ],
}
