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
      code: `session.http.post('certificate/search', {
  json: { input: { category: 'Server' }, filter: { max: '10', start: '1' } },
})`,
      send: ({ http }) =>
        http.post('certificate/search', {
          json: { input: { category: 'Server' }, filter: { max: '10', start: '1' } },
          throwHttpErrors: false,
        }),
    },
    {
      name: 'visualworkflow-request-logs',
      code: "session.http.get('visualworkflow-request-logs?ids=1')",
      send: ({ http }) => http.get('visualworkflow-request-logs?ids=1', { throwHttpErrors: false }),
    },
    {
      name: 'execute-hook (not allowed)',
      code: `session.http.post('execute-hook', {
  json: { payload: { hook: { name: 'rotate-root-key' }, input: {} } },
  throwHttpErrors: false,
})`,
      send: ({ http }) =>
        http.post('execute-hook', {
          json: { payload: { hook: { name: 'rotate-root-key' }, input: {} } },
          throwHttpErrors: false,
        }),
    },
  ],
}
