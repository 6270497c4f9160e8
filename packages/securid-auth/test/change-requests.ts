import { call, commandUrl, credentials, dataOf, logInUser, postLogin } from './emulator-calls.ts'
import { createSecurIdEmulator, type SecurIdEmulator } from '@org/securid-auth/emulator'

export const change = (inner: string): string =>
  `<Changes><Description>Testing</Description>${inner}</Changes>`
export const userChange = (inner: string): string =>
  change(`<UserChange><Operation>Add</Operation>${inner}</UserChange>`)
// As an old client and KB 000043013 write them.
export const entitlement = userChange(
  '<User>13</User><BusinessSource>Finance</BusinessSource><Resource>Approve All Expense Reports</Resource><Action></Action>',
)
export const toGroup = userChange(
  '<User>247853</User><BusinessSource>Shop</BusinessSource><Group>Shop Editors</Group>',
)

export const create = (server: SecurIdEmulator, token: string, body: string): Promise<Response> =>
  server.fetch(`${commandUrl}?cmd=createChangeRequest&format=json`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/xml' },
    body,
  })

export const logInAs = async (server: SecurIdEmulator, username: string, password: string): Promise<string> =>
  (await dataOf(await postLogin(server, credentials(username, password))))['token'] ?? ''

/** A server, and `ask`, which answers with JSON. */
export async function begin(): Promise<{
  server: SecurIdEmulator
  token: string
  ask: (command: string) => Promise<unknown>
}> {
  const server = createSecurIdEmulator({ approvalLists: 'as-asked' })
  const token = await logInUser(server)
  return {
    server,
    token,
    ask: async (command) => {
      const reply = await call(server, command.replace(/^\w+/, '$&&format=json'), token)
      return reply.json() as Promise<unknown>
    },
  }
}

export const stateOf = (id = ''): string =>
  `findChangeRequests&id=${id}&returnColumns=current_state,requestor_id,completed_date`
