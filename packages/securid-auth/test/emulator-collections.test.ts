import { call, type Data, dataOf, logInUser, pageText } from './emulator-calls.ts'
import { createSecurIdEmulator, type SecurIdEmulator } from '@org/securid-auth/emulator'
import { expect, it } from 'vitest'

/** A server, and `ask`, which answers with a status and the data of a command, or the words of its error page. */
async function begin(): Promise<{
  server: SecurIdEmulator
  ask: (command: string) => Promise<[number, Data | string]>
}> {
  const server = createSecurIdEmulator()
  const token = await logInUser(server)
  return {
    server,
    ask: async (command) => {
      const reply = await call(server, `${command}&format=json`, token)
      const text = reply.ok ? await dataOf(reply) : await pageText(reply)
      return [reply.status, text]
    },
  }
}

// G&L 7.5.2, Collection.
it.each([
  ['collectAppMetadata', 'AMC 1', 'Application Metadata Collections'],
  ['collectDataAccess', 'DAG', 'Data Access Collections'],
  ['collectEntitlements&application=Active%20Directory', 'Active Directory EDC', 'Entitlement Collections'],
  ['collectMAEDC', 'Sample MAEDC', 'MAEDC Collections'],
  ['collectRoles&force=true', 'rdc1', 'Role Collections'],
])('%s is a run, and none that has begun begins again', async (command, source, many) => {
  const { ask, server } = await begin()

  const first = await ask(command)
  const running = await ask('getRunStatus&run-id=5511')
  const [status, words] = await ask(command)
  server.advance(60_000)
  const done = await ask('getRunStatus&run-id=5511')

  expect(first[1]).toMatchObject({ 'run-id': '5511', 'run-source-5511': source })
  expect([running[1], done[1]]).toMatchObject([
    { 'overall-status': 'Running' },
    { 'overall-status': 'Completed' },
  ])
  expect([status, words]).toEqual([
    409,
    expect.stringContaining(`Cannot schedule ${many} because they are already in the queue for processing`),
  ])
  expect((await ask(command))[0]).toBe(200)
})

it.each([
  ['collectIdentities&unify=true', 'unify'],
  ['collectIdentities', 'unify'],
  ['unify', 'collectIdentities'],
])('after %s the queue has no place for %s', async (first, second) => {
  const { ask } = await begin()

  await ask(first)

  expect(await ask(second)).toEqual([
    409,
    expect.stringContaining('Cannot schedule Identity Collections and/or Unification because'),
  ])
})

it('a report, a review and a collector of one name do not wait for each other', async () => {
  const { ask } = await begin()

  const statuses = [
    await ask('runReport&name=HR%20Users'),
    await ask('runReport&name=rdc1'),
    await ask('collectIdentities'),
    await ask('collectRoles'),
  ].map(([status]) => status)

  expect(statuses).toEqual([200, 200, 200, 200])
})

it.each([
  ['Account&name=Collector1', 'collectAccounts&name=Collector1', 'account collector Collector1'],
  ['Identity&name=HR%20Users', 'collectIdentities', 'identity collector '],
  [
    'Entitlement&name=Active%20Directory%20EDC',
    'collectEntitlements&application=Active%20Directory',
    'No eligible collectors',
  ],
])('a collector of the type %s that was deleted collects no more', async (named, collect, words) => {
  const { ask } = await begin()

  const before = await ask(collect)
  const deleted = await ask(`deleteCollector&type=${named}`)
  const again = await ask(`deleteCollector&type=${named}`)

  expect([before[0], deleted, again[0]]).toEqual([200, [200, { type: 'deleteCollector' }], 500])
  expect(await ask(collect)).toEqual([404, expect.stringContaining(words)])
})

it.each([
  ['deleteCollector&name=rdc1', 'The parameter type is required.'],
  ['deleteCollector&name=rdc1&type=role', 'The type parameter must be a value of Identity, Activity, '],
])('refuses %s with 412', async (command, words) => {
  const { ask } = await begin()

  expect(await ask(command)).toEqual([412, expect.stringContaining(words)])
  expect((await ask('collectRoles'))[0]).toBe(200)
})

it('deletes no run that has begun, and all that are pending: none', async () => {
  const { ask } = await begin()
  await ask('collectRoles')

  const deleted = [await ask('deletePendingRun&run-id=5511'), await ask('deletePendingCollections')]

  expect(deleted).toMatchObject([
    [200, { status: 'failure' }],
    [200, { status: 'success' }],
  ])
  expect((await ask('getRunStatus&run-id=5511'))[1]).toMatchObject({ 'overall-status': 'Running' })
})
