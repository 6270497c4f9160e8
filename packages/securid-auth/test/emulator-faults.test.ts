import { call, logInUser, pageText, postLogin } from './emulator-calls.ts'
import { createSecurIdEmulator, type SecurIdFault } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

describe('A fault', () => {
  it.each([
    ['drop', 0],
    ['drop-reply', 1],
    ['garble', 1],
    ['oversize', 1],
  ] as const)('%s lets a login reach the server, or not: %i counted, as many tokens', async (fault, live) => {
    const server = createSecurIdEmulator()
    server.failNext(fault)

    await postLogin(server).catch(() => undefined)

    expect([server.requestsSeen, server.loginAttempts, server.liveSessions]).toEqual([1, live, live])
  })

  it.each([
    ['login-page', 302, 'https://gl.example/aveksa/main'],
    ['too-many-requests', 429, null],
    ['maintenance', 403, null],
    ['unknown-unauthorized', 401, null],
    ['no-permission', 401, null],
    ['exception', 500, null],
    ['query-failed', 500, null],
  ] as const)('%s is answered in the server’s place', async (fault, status, location) => {
    const server = createSecurIdEmulator()
    server.failNext(fault)

    const reply = await postLogin(server)

    expect(reply.status).toBe(status)
    expect(reply.headers.get('location')).toBe(location)
    expect(server.liveSessions).toBe(0)
    expect(server.loginAttempts).toBe(1)
  })

  it.each([
    ['about', 'unauthorized', "The token is not valid for the command 'about'. Token is invalid or expired"],
    ['keepAlive', 'unauthorized', 'The token is invalid or expired Query String=cmd=keepAlive'],
    ['about', 'no-permission', "The token is not valid for the command 'about'. "],
    ['about', 'forbidden', "The token is not valid for the command 'about'. "],
    ['about', 'exception', 'java.lang.NullPointerException'],
  ] as const)('makes the answer to %s a lie (%s)', async (command, fault: SecurIdFault, text) => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)
    server.failNext(fault)

    const lie = await call(server, command, token)
    const truth = await call(server, command, token)

    expect(await pageText(lie)).toBe(text)
    expect(truth.status).toBe(200)
  })
})
