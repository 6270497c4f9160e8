import type { SecurIdEmulator } from '@org/securid-auth/emulator'

/** Where the commands are, under a made-up host. */
export const commandUrl = 'https://gl.example/aveksa/command.submit'

/** The fragment `loginUser` takes; values go in as they are. */
export const credentials = (username = 'user01', password = 'password123'): string =>
  `<username>${username}</username><password>${password}</password>`

/** Sends a `loginUser`; `query` comes after its format, which is JSON. */
export const postLogin = (server: SecurIdEmulator, body = credentials(), query = ''): Promise<Response> =>
  server.fetch(`${commandUrl}?cmd=loginUser&format=json${query}`, { method: 'POST', body })

/** A live token of user01. */
export async function logInUser(server: SecurIdEmulator): Promise<string> {
  const { token = '' } = await dataOf(await postLogin(server))
  return token
}

/** The headers the default application signs in with. */
export const appHeaders = {
  ClientId: '624366536445383500',
  ClientSecret: 'auth31a0b1c2d3e4f5a6b7c8:1a2b3c4d:18a00000000:-7fec0.1234567890123456',
}

/** A live token of the default application. */
export async function logInApp(server: SecurIdEmulator): Promise<string> {
  const reply = await server.fetch(`${commandUrl}?cmd=loginTrustedApp`, {
    method: 'POST',
    headers: appHeaders,
  })
  return (await reply.text()).trim().replace('token=', '')
}

/** What stands under `data` in an answer of JSON. */
export type Data = Readonly<Record<string, string>>

/** The data of an answer in JSON. */
export const dataOf = async (reply: Response): Promise<Data> => ((await reply.json()) as { data: Data }).data

/** Calls a command, `about&format=json` for one, with a bearer token. */
export const call = (server: SecurIdEmulator, command: string, token: string): Promise<Response> =>
  server.fetch(`${commandUrl}?cmd=${command}`, {
    method: /^(?:logoutUser|create|delete|import|notify|setUser)/.test(command) ? 'POST' : 'GET',
    headers: { Authorization: `Bearer ${token}` },
  })

/** The text between the body tags of an error page. */
export const pageText = async (response: Response): Promise<string> =>
  /<body>(?<text>[^]*)<\/body>/.exec(await response.text())?.groups?.['text'] ?? ''
