import type { Driver } from './driver.ts'
import { createAppViewXSession } from '@org/appviewx-auth'

/** AppViewX, through its package. */
export const appviewxDriver: Driver = {
  vendor: 'appviewx',
  open: (url, { ask, credentials, transport }) =>
    createAppViewXSession({ url, transport, onOtp: ask, credentials: async () => credentials() }),
  calls: [
    {
      name: 'certificate/search',
      code: "session.http.post('certificate/search', { json: { payload: {} } })",
      send: ({ http }) => http.post('certificate/search', { json: { payload: {} }, throwHttpErrors: false }),
    },
    {
      name: 'visualworkflow-request-logs',
      code: "session.http.get('visualworkflow-request-logs')",
      send: ({ http }) => http.get('visualworkflow-request-logs', { throwHttpErrors: false }),
    },
    {
      name: 'execute-hook (not allowed)',
      code: "session.http.post('execute-hook', { json: { payload: { hookName: 'rotate-root-key' } }, throwHttpErrors: false })",
      send: ({ http }) =>
        http.post('execute-hook', {
          json: { payload: { hookName: 'rotate-root-key' } },
          throwHttpErrors: false,
        }),
    },
  ],
}
