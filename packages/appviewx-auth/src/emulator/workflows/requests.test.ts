import { countingClock } from '../../../test/fixtures/counting-clock.ts'
import { createRequests, type Requests } from './requests.ts'
import { expect, it } from 'vitest'

const submit = (requests: Requests, work: () => string = () => 'Done.', needsApproval = false): string =>
  requests.submit({ workflowName: 'Any', createdBy: 'admin', task: 'Run', needsApproval, work }).id

it.each([
  ['are done', 0, false],
  ['run on', 1e9, false],
  ['wait for approval', 0, true],
])('catches up beside thousands that %s without a look at each of them', async (_what, ms, waits) => {
  const clock = countingClock()
  const requests = createRequests(clock, () => ms)
  for (let index = 0; index < 4000; index += 1) {
    submit(requests, () => 'Done.', waits)
    await requests.catchUp()
  }
  clock.looks = 0

  for (let index = 0; index < 10; index += 1) await requests.catchUp()

  expect(clock.looks).toBeLessThan(100)
})

it('does the work of all that are due, oldest first, however long each was to run', async () => {
  const clock = countingClock()
  let ms = 60
  const requests = createRequests(clock, () => ms)
  const done: string[] = []
  const note = (name: string) => () => {
    done.push(name)
    return name
  }
  submit(requests, note('long'))
  const waiting = submit(requests, note('waiting'), true)
  ms = 10
  submit(requests, note('short'))
  ms = 1000
  submit(requests, note('longest'))
  clock.advance(10)
  await requests.catchUp()
  ms = 20
  requests.approve(waiting, 'implement')
  clock.advance(50)
  await requests.catchUp()

  expect(done).toEqual(['short', 'long', 'waiting'])
})

it('does a work once that is asked for in two ways', async () => {
  const clock = countingClock()
  const requests = createRequests(clock, () => 0)
  let times = 0
  const id = submit(requests, () => `${(times += 1)}`)

  await Promise.all([requests.catchUp(), requests.finish(id), requests.catchUp()])

  expect([times, requests.find(id)?.state]).toEqual([1, 1])
})

it('remembers ten thousand of those that are over, and all that are open', async () => {
  const requests = createRequests(countingClock(), () => 0)
  const waiting = submit(requests, () => 'Done.', true)
  const rejected = submit(requests, () => 'Done.', true)
  requests.approve(rejected, 'reject')

  const ids = Array.from({ length: 10_000 }, () => submit(requests))
  await requests.catchUp()
  const next = submit(requests)

  expect(requests.find(waiting)?.state).toBe(0)
  expect([rejected, '1'].map((id) => requests.find(id))).toEqual([undefined, undefined])
  expect([requests.find(ids[0] ?? '')?.state, requests.find(ids.at(-1) ?? '')?.state]).toEqual([1, 1])
  expect(next).toBe('10004')
})
