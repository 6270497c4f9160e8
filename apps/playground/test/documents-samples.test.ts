import { startAppViewX, startSecurId } from '../shared/emulators/start-emulators.ts'
import axios, { isAxiosError } from 'axios'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// The vendors' own sample requests, as their pages print them, with an address and a token filled in.

const run = promisify(execFile)
const stack = new AsyncDisposableStack()
const addresses = { appviewx: '', securid: '' }

beforeAll(async () => {
  const [appviewx, securid] = [await startAppViewX(0), await startSecurId(0)]
  stack.defer(appviewx.close)
  stack.defer(securid.close)
  addresses.appviewx = appviewx.url
  addresses.securid = `${securid.url}/aveksa/command.submit`
})
afterAll(() => stack.disposeAsync())

interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
}

const curl = async (...parameters: string[]): Promise<Answer> => {
  const format = String.raw`\n%{http_code} %{content_type}`
  const { stdout } = await run('curl', ['--silent', '--write-out', format, ...parameters])
  const end = stdout.lastIndexOf('\n')
  const [status = '', ...type] = stdout.slice(end + 1).split(' ')
  return { status: Number(status), type: type.join(' '), text: stdout.slice(0, end) }
}

const hasPythonRequests = await run('python3', ['-c', 'import requests']).then(
  () => true,
  () => false,
)

const loginToSecurId = async (): Promise<string> => {
  const { text } = await curl(
    '--location',
    '--request',
    'POST',
    `${addresses.securid}?cmd=loginUser&format=json`,
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

describe('AppViewX 2026.1.0', () => {
  const login = (...headers: string[]): Promise<Answer> =>
    curl(
      '--request',
      'POST',
      `${addresses.appviewx}/avxapi/login?&gwsource=external`,
      '-H',
      'Content-Type: application/json',
      ...headers.flatMap((header) => ['-H', header]),
      '-d',
      '{}',
    )

  it('answers the sample login as the sample response shows', async () => {
    const { status, text, type } = await login('username: admin', 'password: Password@123')

    expect(status).toBe(200)
    expect(type).toMatch(/^application\/json/)
    expect(JSON.parse(text)).toEqual({
      response: {
        status: 'SUCCESS',
        appStatusCode: null,
        statusDescription: null,
        sessionId: expect.stringMatching(/^avx~~[\da-f-]{36}$/) as string,
        authCode: null,
        lockDownPeriod: 15,
        emailId: null,
        termsAccepted: true,
        passwordExpiryMsg: '',
      },
      message: 'Login successful.',
      appStatusCode: null,
      tags: null,
      headers: null,
    })
  })

  it('answers the sample logout as the sample response shows', async () => {
    const { text: granted } = await login('username: admin', 'password: Password@123')
    const { response } = JSON.parse(granted) as { readonly response: { readonly sessionId: string } }

    const { status, text } = await curl(
      '--request',
      'POST',
      `${addresses.appviewx}/avxapi/acctmgmt-perform-logout?gwsource=external`,
      '-H',
      `sessionId: ${response.sessionId}`,
      '-H',
      'Content-Type: application/json',
      '-d',
      '{}',
    )

    expect(status).toBe(200)
    expect(JSON.parse(text)).toEqual({
      response: {
        status: 'SUCCESS',
        appStatusCode: null,
        statusDescription: null,
        sessionId: null,
        authCode: null,
        lockDownPeriod: 0,
        emailId: null,
        termsAccepted: false,
        passwordExpiryMsg: '',
      },
      message: null,
      appStatusCode: null,
      tags: null,
      headers: null,
    })
  })

  it.each([
    [
      'nobody',
      [],
      { status: 400, code: 'ACCT_AUTH_001', message: 'Username or password cannot be null or empty.' },
    ],
    [
      'a wrong password',
      ['username: admin', 'password: wrong'],
      { status: 401, code: 'ACC_AUTH_022', message: 'Login failed. Invalid credentials.' },
    ],
  ])(
    'answers a login of %s as the table of status codes says',
    async (_who, headers, { status, code, message }) => {
      const answer = await login(...headers)

      expect(answer.status).toBe(status)
      expect(JSON.parse(answer.text)).toMatchObject({ appStatusCode: code, message })
    },
  )

  it('mails a one-time password, and says so in the words of the document', async () => {
    const { text } = await login('username: mfa.user', 'password: Password@456')

    expect(JSON.parse(text)).toMatchObject({
      message: expect.stringMatching(
        /^MFA is enabled\. We have sent an OTP to your email ID: aaa\*+@example\.com/,
      ) as string,
    })
  })
})

describe('SecurID G&L 7.5.2, logoutUser', () => {
  const sample = (token: string): Promise<Answer> =>
    curl(
      '--location',
      '--request',
      'POST',
      `${addresses.securid}?cmd=logoutUser&format=json`,
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
      axios.post(addresses.securid, null, { params, headers })

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

      const { stdout } = await run('python3', ['-c', script, addresses.securid, token])

      expect(stdout.trim().split('\n')).toEqual([
        '{"data": {"type": "logoutUser"}}',
        'Request failed with status code 401',
      ])
    },
  )
})
