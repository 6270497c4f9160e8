import { envelope, failureOf, scriptedGateway, sessionWith } from './scripted-gateway.ts'
import { callAction, type Session } from '@org/appviewx-auth'
import { searchCertificates } from '@org/appviewx-auth/certificates'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { certificate, creationReply, hookReply, loginReply, searchReply } from '@org/appviewx-auth/schemas'
import { globSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, expectTypeOf, it } from 'vitest'

const answering = (response: unknown): Session =>
  sessionWith(scriptedGateway({ x: () => envelope(200, response) }))

const transcripts = globSync('transcripts/login-*.json', { cwd: import.meta.dirname }).map((file) => {
  const { response } = JSON.parse(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')) as {
    readonly response: { readonly status: number; readonly body: { readonly response: unknown } }
  }
  return [file, response] as const
})

describe('the schemas', () => {
  it.each(transcripts.filter(([, { body }]) => body.response !== null))(
    'read the login of %s',
    (_file, { body }) => {
      expect(v.is(loginReply, body.response)).toBe(true)
    },
  )

  it('give a search its types', async () => {
    const found = await callAction(
      answering({
        response: {
          objects: [{ commonName: 'www.shop.example', validTo: 1_800_000_000_000, owner: 'ann' }],
          totalRecords: '1',
          obtainedRecords: '1',
          obtainedRecordRange: { start: '1', end: '1' },
        },
        httpStatusCode: 200,
        message: 'Matching results found for the given input.',
      }),
      'x',
      { schema: searchReply },
    )

    expectTypeOf(found.response.totalRecords).toEqualTypeOf<number>()
    expect(found.response).toMatchObject({ totalRecords: 1, obtainedRecordRange: { start: 1, end: 1 } })
    expect(found.response.objects[0]).toEqual({
      commonName: 'www.shop.example',
      validTo: 1_800_000_000_000,
      owner: 'ann',
    })
  })

  it("read the emulator's search, page after page", async () => {
    const session = sessionWith(createAppViewXEmulator())
    const input = { category: 'Server' }
    let count = 0

    for await (const found of searchCertificates(session, { input, schema: certificate, pageSize: 2 })) {
      expectTypeOf(found.commonName).toEqualTypeOf<string | null | undefined>()
      expect(found.commonName).toMatch(/\w/)
      count += 1
    }

    expect(count).toBeGreaterThan(2)
  })

  it.each([
    ['what was created at once', creationReply, { resourceId: 'r1', certificateContent: 'TUlJ' }],
    ['what will be created', creationReply, { requestId: 17 }],
    ['a hook', hookReply, { status: 'Success', output: [{ _id: '1' }] }],
  ])('read %s', (_what, schema, response) => {
    expect(v.is(schema, response)).toBe(true)
  })

  it('say where an answer is another one', async () => {
    const failure = await failureOf(callAction(answering({ response: {} }), 'x', { schema: searchReply }))

    expect(failure).toMatchObject({ code: 'unexpected-reply' })
    expect(failure).toHaveProperty('message', expect.stringContaining('response.objects'))
  })
})
