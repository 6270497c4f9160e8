import { startSecurId } from '../shared/emulators/start-emulators.ts'
import { type Sample, samples } from './securid-samples.ts'
import axios from 'axios'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// Every request that the vendor's command pages print, sent by the client they print it for.

const run = promisify(execFile)
const hasPythonRequests = await run('python3', ['-c', 'import requests']).then(
  () => true,
  () => false,
)
const script = `
import json, requests, sys
for sample in json.loads(sys.argv[1]):
    send = requests.post if sample["method"] == "POST" else requests.get
    print(send(sample["url"], headers=sample["headers"], data=sample["body"] or None).status_code)
`

let server: Awaited<ReturnType<typeof startSecurId>>
beforeAll(async () => {
  server = await startSecurId(0)
})
afterAll(() => server.close())

const addressOf = (query: string): string => `${server.url}/aveksa/command.submit?${query}`

async function logIn(): Promise<string> {
  const body = '<username>user01</username><password>password123</password>'
  const reply = await fetch(addressOf('cmd=loginUser'), { method: 'POST', body })
  return (await reply.text()).trim().replace('token=', '')
}

/** The sample with a token of its own, as a log-out is among them, and without the headers that it has not. */
async function fill(sample: Sample): Promise<Sample & { readonly url: string }> {
  const token = await logIn()
  const headers = Object.entries(sample.headers)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => [name, value.replace('<token>', token)])
  return {
    ...sample,
    url: addressOf(sample.query),
    headers: Object.fromEntries(headers) as Sample['headers'],
  }
}

async function sendByCurl({
  body,
  headers,
  method,
  url,
}: Sample & { readonly url: string }): Promise<number> {
  const { stdout } = await run('curl', [
    '--silent',
    '--output',
    '-',
    '--write-out',
    '\n%{http_code}',
    '-X',
    method,
    url,
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
    ...(body === '' ? [] : ['--data-raw', body]),
  ])
  return Number(stdout.slice(stdout.lastIndexOf('\n') + 1))
}

async function sendByAxios({
  body,
  headers,
  method,
  url,
}: Sample & { readonly url: string }): Promise<number> {
  const options = { headers, validateStatus: () => true }
  const { status } = method === 'POST' ? await axios.post(url, body, options) : await axios.get(url, options)
  return status
}

const outcomes = (list: readonly Sample[], statuses: readonly number[]): readonly string[] =>
  list.map(({ query }, index) => `${query} ends in ${statuses[index]}`)

const documented = (list: readonly Sample[]): readonly string[] =>
  outcomes(
    list,
    list.map(({ ends }) => ends),
  )

it('are 124, of 51 commands', () => {
  const commands = samples.map(({ body, query }) => /cmd=(\w+)/.exec(query + body)?.[1])

  expect(samples).toHaveLength(124)
  expect(new Set(commands).size).toBe(51)
})

describe('Every sample of the SecurID reference ends in 200, its documented error, or 501', () => {
  it.each([
    ['curl', sendByCurl],
    ['axios', sendByAxios],
  ] as const)('sent by %s', async (client, send) => {
    const list = samples.filter((sample) => sample.client === client)
    const statuses: number[] = []
    for (const sample of list) {
      statuses.push(await send(await fill(sample)))
      server.emulator.advance(60_000) // What was queued is done before the next one.
    }

    expect(outcomes(list, statuses)).toEqual(documented(list))
  })

  it.skipIf(!hasPythonRequests)('sent by Python', async () => {
    const list = samples.filter(({ client }) => client === 'python')
    const filled: unknown[] = []
    for (const sample of list) filled.push(await fill(sample))

    const { stdout } = await run('python3', ['-c', script, JSON.stringify(filled)])

    expect(outcomes(list, stdout.trim().split('\n').map(Number))).toEqual(documented(list))
  })
})
