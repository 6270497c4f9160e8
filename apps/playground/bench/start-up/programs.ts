/** What is started again and again, each time in a fresh process. */
export interface Program {
  readonly name: string
  /** What it is measured against: the same requests with less. */
  readonly base?: string
  /** For `node`; a command is what follows `command`. */
  readonly args: readonly string[]
}

const query = `{"input":{"category":"Server"},"filter":{"max":"1","start":"1"}}`
const search = `{ json: ${query} }`
const environment = 'const { BENCH_URL: url, BENCH_SESSION: session } = process.env'

const byFetch = `
${environment}
const answer = await fetch(url + '/avxapi/certificate/search?gwsource=external', {
  method: 'POST',
  headers: { 'content-type': 'application/json', sessionId: session },
  body: ${JSON.stringify(query)},
})
console.log(JSON.stringify((await answer.json()).response, undefined, 2))`

const byKy = `
import ky from 'ky'
${environment}
const http = ky.create({ baseUrl: url + '/avxapi/', searchParams: { gwsource: 'external' }, retry: 0 })
const login = await http.post('login', { json: {}, headers: { username: 'admin', password: 'Password@123' } }).json()
const headers = { sessionId: login.response.sessionId }
await http.post('certificate/search', { json: ${query}, headers }).json()`

const bySession = `
import { callAction, createAppViewXSession } from '@org/appviewx-auth'
${environment}
const credentials = { username: 'admin', password: 'Password@123' }
await callAction(createAppViewXSession({ url, credentials }), 'certificate/search', ${search})`

const secured = `
import ky from 'ky'
const { BENCH_SECURID_URL: url } = process.env
const http = ky.create({ baseUrl: url + '/aveksa/', retry: 0 })
const command = (cmd) => 'command.submit?cmd=' + cmd + '&format=json'
const body = '<username>user01</username><password>password123</password>'
const login = await http.post(command('loginUser'), { body, headers: { 'content-type': 'application/xml' } }).json()
const headers = { authorization: 'Bearer ' + login.data.token }
await http.get(command('getSecuritySettings'), { headers }).json()
await http.get(command('findUsers') + '&returnMaxRows=1', { headers }).json()`

const securedBySession = `
import { createSecurIdSession } from '@org/securid-auth'
const { BENCH_SECURID_URL: url } = process.env
const credentials = { username: 'user01', password: 'password123' }
await createSecurIdSession({ url, credentials }).command('findUsers', { params: { returnMaxRows: 1 } })`

const program = (text: string): readonly string[] => ['--input-type=module', '--eval', text]

/** All of them. `command` is what the package's command is started by. */
export const programs = (command: string): readonly Program[] => [
  { name: 'fetch by hand', args: program(byFetch) },
  {
    name: 'appviewx-auth call, stored',
    base: 'fetch by hand',
    args: [command, 'call', 'certificate/search', '--json', query],
  },
  { name: 'ky: AppViewX, login and call', args: program(byKy) },
  {
    name: 'appviewx-auth: login and call',
    base: 'ky: AppViewX, login and call',
    args: program(bySession),
  },
  { name: 'ky: SecurID, login, two calls', args: program(secured) },
  {
    name: 'securid-auth: login, two calls',
    base: 'ky: SecurID, login, two calls',
    args: program(securedBySession),
  },
]
