import { startSecurId } from '../shared/emulators/start-emulators.ts'
import { type Answer, curl } from './run-curl.ts'
import axios, { isAxiosError } from 'axios'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// The vendor's own sample requests, as its pages print them, with an address and a token filled in.

const run = promisify(execFile)
let server: Awaited<ReturnType<typeof startSecurId>>
let address: string
beforeAll(async () => {
  server = await startSecurId(0)
  address = `${server.url}/aveksa/command.submit`
})
afterAll(() => server.close())

const hasPythonRequests = await run('python3', ['-c', 'import requests']).then(
  () => true,
  () => false,
)

const loginToSecurId = async (): Promise<string> => {
  const { text } = await curl(
    '--location',
    '--request',
    'POST',
    `${address}?cmd=loginUser&format=json`,
    '-H',
    'Content-Type: application/json',
    '-d',
    '<username>user01</username><password>password123</password>',
  )
  const { data } = JSON.parse(text) as { readonly data: { readonly token: string } }
  return data.token
}

const loggedOut = { data: { type: 'logoutUser' } }
const tokenEnded = "The token is not valid for the command 'logoutUser'. Token is invalid or expired"

describe('SecurID G&L 7.5.2, logoutUser', () => {
  const sample = (token: string): Promise<Answer> =>
    curl(
      '--location',
      '--request',
      'POST',
      `${address}?cmd=logoutUser&format=json`,
      '-H',
      `Authorization: Bearer ${token}`,
      '-H',
      'Content-Type: application/json',
    )

  it('answers the curl sample with 200, and its repetition with the HTML page for 401', async () => {
    const token = await loginToSecurId()

    const [first, second] = [await sample(token), await sample(token)]

    expect(first.status).toBe(200)
    expect(JSON.parse(first.text)).toEqual(loggedOut)
    expect(second.status).toBe(401)
    expect(second.text.replaceAll(/>\s+</g, '><').trim()).toBe(
      `<html><head><title>Error</title></head><body>${tokenEnded}</body></html>`,
    )
  })

  it('answers the axios sample: data, and an error with the page', async () => {
    const params = { cmd: 'logoutUser', format: 'json' }
    const headers = { Authorization: `Bearer ${await loginToSecurId()}`, 'Content-Type': 'application/json' }
    const post = (): Promise<{ readonly status: number; readonly data: unknown }> =>
      axios.post(address, null, { params, headers })

    const response = await post()
    const failure: unknown = await post().catch((error: unknown) => error)

    expect(response).toMatchObject({ status: 200, data: loggedOut })
    expect(isAxiosError(failure) && failure.response).toMatchObject({
      status: 401,
      data: expect.stringContaining(tokenEnded) as string,
    })
  })

  it.skipIf(!hasPythonRequests)(
    'answers the Python sample: it prints the data, then the status',
    async () => {
      const script = `
import requests, json, sys
url = sys.argv[1]
params = {"cmd": "logoutUser", "format": "json"}
headers = {'Authorization': 'Bearer ' + sys.argv[2], 'Content-Type': 'application/json'}
for attempt in range(2):
    response = requests.post(url, params=params, headers=headers)
    if response.status_code == 200:
        print(json.dumps(response.json()))
    else:
        print(f"Request failed with status code {response.status_code}")
`
      const token = await loginToSecurId()

      const { stdout } = await run('python3', ['-c', script, address, token])

      expect(stdout.trim().split('\n')).toEqual([
        '{"data": {"type": "logoutUser"}}',
        'Request failed with status code 401',
      ])
    },
  )
})
