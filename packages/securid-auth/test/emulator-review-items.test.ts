import { commandUrl, type Data, dataOf, logInApp, logInUser, pageText } from './emulator-calls.ts'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

const group = '<Group name="Auditors" business-source="Active Directory"/>'
const change = (userId: string, state = 'revoke', more = group): string =>
  `<ReviewItemChange state="${state}" comments="&lt;none&gt;"><RevieweeUserId>${userId}</RevieweeUserId>${more}</ReviewItemChange>`
const review = (changes: string, name = 'UAR-3', more = ''): string =>
  `<Review><ReviewResultName>${name}</ReviewResultName>${more}${changes}</Review>`

/** A server with two people, of whose account and user reviews each has some that are open. */
async function begin(): Promise<{
  post: (command: string, body: string) => Promise<Data | string>
  get: (command: string) => Promise<Data>
}> {
  const server = createSecurIdEmulator({ people: ['anna', 'bert'].map((user_id) => ({ user_id })) })
  const headers = { authorization: `Bearer ${await logInUser(server)}` }
  const ask = (command: string, init: RequestInit = {}): Promise<Response> =>
    server.fetch(`${commandUrl}?cmd=${command}&format=json`, { headers, ...init })

  await ask('runReview&name=Review1')
  server.advance(60_000)
  return {
    get: async (command) => dataOf(await ask(command)),
    post: async (command, body) => {
      const reply = await ask(command, { method: 'POST', body })
      return reply.ok ? dataOf(reply) : `${reply.status} ${await pageText(reply)}`
    },
  }
}

// G&L 7.5.2, updateReviewItems.
describe('updateReviewItems', () => {
  it('decides one item after the other, and takes a decision back', async () => {
    const { get, post } = await begin()
    const reviewed: (string | undefined)[] = []
    for (const changes of [
      change('anna'),
      change('anna', 'maintain'),
      change('bert'),
      change('anna', 'none'),
    ]) {
      await post('updateReviewItems', review(changes))
      reviewed.push((await get('getReviewStatus&id=1'))['reviewed-users'])
    }

    expect(reviewed).toEqual(['1', '1', '2', '1'])
    expect(await get('getReviewStatus&id=62')).toMatchObject({ 'reviewed-users': '0', 'total-users': '2' })
  })

  it('takes back a part of what was decided as a whole', async () => {
    const { get, post } = await begin()
    await get('updateUnreviewedItems&id=1&state=maintain')

    await post('updateReviewItems', review(change('anna', 'none')))

    expect(await get('getReviewStatus&id=1')).toMatchObject({ 'reviewed-users': '1', 'total-users': '2' })
  })

  it('finds an account by its name and application', async () => {
    const { get, post } = await begin()
    const { name = '' } = await get('getReviewStatus&id=63')
    const account = (source: string): string =>
      change('anna', 'revoke', `<RevieweeAccount name="anna" business-source="${source}"/>${group}`)

    const answers = [
      await post('updateReviewItems', review(account('Finance'), name)),
      await post('updateReviewItems', review(account('Nowhere'), name)),
    ]

    expect(answers).toMatchObject([
      { Status: 'Success. Updated all 1 review components with specified states.' },
      { Status: 'Failure. Updated 0 of 1 review components with specified states.' },
    ])
    expect((await get('getReviewStatus&id=63'))['reviewed-accounts']).toBe('1')
  })

  it.each([
    ['a stranger among them', change('anna') + change('nobody'), 'Success. Updated 1 of 2'],
    ['nobody of them', change('nobody'), 'Failure. Updated 0 of 1'],
    ['a state that there is not', change('anna', 'remove'), 'Failure. Updated 0 of 1'],
    ['a state that reviews here have not', change('anna', 'custom'), 'Failure. Updated 0 of 1'],
    ['nothing that is reviewed', change('anna', 'revoke', ''), 'Failure. Updated 0 of 1'],
    ['no change', '', 'Failure. Updated 0 of 0'],
  ])('says how many were changed where there is %s', async (_what, changes, words) => {
    const { post } = await begin()

    expect(await post('updateReviewItems', review(changes))).toMatchObject({
      Status: `${words} review components with specified states.`,
    })
  })

  it('changes no state where comments alone are to be updated', async () => {
    const { get, post } = await begin()

    await post(
      'updateReviewItems',
      review(change('anna'), 'UAR-3', '<UpdateCommentsOnly>true</UpdateCommentsOnly>'),
    )

    expect((await get('getReviewStatus&id=1'))['reviewed-users']).toBe('0')
  })

  it.each([
    ['nothing', '', '400 Invalid XML content in the request body: Root element is missing'],
    ['two equal attributes', '<Review a="1" a="2"/>', '400 Invalid XML content in the request body: '],
    ['another root', '<Reviews/>', '412 Could not find a review with name '],
    ['no review', review(change('anna'), 'UAR-9'), '412 Could not find a review with name UAR-9 '],
    ['a review on hold', review(change('anna'), 'UAR-4'), '412 The review is not an actionable state. '],
  ])('refuses %s', async (_what, body, refused) => {
    const { get, post } = await begin()
    await get('setReviewState&id=62&state=onhold')

    expect(await post('updateReviewItems', body)).toContain(refused)
  })

  it('needs a user', async () => {
    const server = createSecurIdEmulator()
    const headers = { authorization: `Bearer ${await logInApp(server)}` }

    const reply = await server.fetch(`${commandUrl}?cmd=updateReviewItems`, {
      method: 'POST',
      headers,
      body: review(change('user01')),
    })

    expect([reply.status, await pageText(reply)]).toEqual([412, expect.stringContaining('auth-user-id')])
  })
})

// G&L 7.5.2, uploadCoverage.
it.each([
  ['&id=1&type=monitor', '{"type":"uploadCoverage","status":"success"}'],
  ['&name=UAR-3&type=altmanager', '{"type":"uploadCoverage","status":"success"}'],
  ['&name=UAR&type=reviewer', '{"type":"uploadCoverage","status":"success"}'],
  ['&name=UAR-9&type=reviewer', '412 The id parameter or the name parameter must be provided'],
  ['&id=900&type=reviewer', '412 The id parameter or the name parameter must be provided'],
  ['&id=1', '412 The parameter type is required.'],
  ['&id=1&type=manager', '412 The type parameter must be a value of monitor, reviewer, altmanager'],
])('uploadCoverage%s', async (query, answer) => {
  const { post } = await begin()

  const told = await post(`uploadCoverage${query}`, "user_id='anna'|user|1=1|ent|name='Shop'|")

  expect(typeof told === 'string' ? told : JSON.stringify(told)).toContain(answer)
})
