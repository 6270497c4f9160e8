import type { Finding } from '../../shared/story-run.ts'
import { arrivals } from '../arrivals.ts'
import { createMortal } from '../mortal.ts'
import { promise } from '../promise.ts'
import { searchCertificates, served } from '../sample-calls.ts'
import type { Sandbox } from '../sandbox.ts'
import type { Story } from '../story.ts'
import type { AppViewXEmulator } from '@org/appviewx-auth/emulator'
import { secret, type Session } from '@org/session-core'
import { share } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'
import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'

const podCount = 20
/** Silence after which a login passes to another pod; in production it is ten seconds. */
const leaseMs = 1000

export const twentyPods: Story = {
  name: 'twenty-pods',
  title: 'Twenty pods, one login',
  about:
    'Twenty processes share one login through a store: one logs in, nineteen adopt. When the one that logs in is killed, another takes over.',
  run: async (sandbox) => {
    const fleet = createFleet(sandbox)
    const scene: Scene = { sandbox, fleet, server: sandbox.appviewx.emulator }
    for (let number = 1; number <= podCount; number += 1) fleet.start(`pod ${number}`)

    const findings: Finding[] = []
    for (const act of [coldStart, expiry, leaderIsKilled, podComesBack, wrongPassword])
      findings.push(...(await act(scene)))
    return findings
  },
}

interface Scene {
  readonly sandbox: Sandbox
  readonly fleet: Fleet
  readonly server: AppViewXEmulator
}

async function coldStart({ fleet, sandbox, server }: Scene): Promise<readonly Finding[]> {
  sandbox.step('Twenty pods start cold. One logs in; nineteen wait, and adopt what it got.')
  const releaseLogin = server.holdNextReply()
  const answers = fleet.everybodyCalls()
  await fleet.everybodyHasLooked()
  releaseLogin()

  return [
    promise('Cold: calls answered', podCount, served(await answers)),
    promise('Cold: logins', 1, server.loginAttempts),
  ]
}

async function expiry({ fleet, sandbox, server }: Scene): Promise<readonly Finding[]> {
  sandbox.step('The server ends the session. Twenty are refused; one logs in for all.')
  const before = server.loginAttempts
  server.expireSessions()
  const answers = await fleet.everybodyCalls()

  return [
    promise('Expiry: calls answered', podCount, served(answers)),
    promise('Expiry: logins', 1, server.loginAttempts - before),
  ]
}

async function leaderIsKilled({ fleet, sandbox, server }: Scene): Promise<readonly Finding[]> {
  sandbox.step('It ends again, and the pod that logs in is killed before it has the answer.')
  const { loginAttempts, requestsSeen } = server
  server.expireSessions()
  const releaseRefusal = server.holdNextReply()
  server.holdNextReply()
  const killed = fleet.call('pod 1')
  await arrivals(server, requestsSeen + 1)
  releaseRefusal()
  await arrivals(server, requestsSeen + 2)
  const others = fleet.everybodyCalls('pod 1')
  await arrivals(server, requestsSeen + 1 + podCount)
  fleet.kill('pod 1')
  sandbox.step('Its lease runs out in silence. Another pod takes over, and eighteen adopt.')

  return [
    promise('The killed pod’s call', 'unreachable', await killed),
    promise('The other pods: calls answered', podCount - 1, served(await others)),
    promise('Logins: the one that was killed, and one more', 2, server.loginAttempts - loginAttempts),
  ]
}

async function podComesBack({ fleet, sandbox, server }: Scene): Promise<readonly Finding[]> {
  sandbox.step('The killed pod is started again. It finds a login, and needs none.')
  const before = server.loginAttempts
  fleet.start('pod 1')
  const answer = await fleet.call('pod 1')

  return [
    promise('The pod that comes back is served', '200', answer),
    promise('Logins for it', 0, server.loginAttempts - before),
  ]
}

async function wrongPassword({ fleet, sandbox, server }: Scene): Promise<readonly Finding[]> {
  sandbox.step('A wrong password is rolled out, and the session ends: it is sent once.')
  const before = server.loginAttempts
  fleet.rollOut('Passwort@123')
  server.expireSessions()
  const answers = await fleet.everybodyCalls()

  return [
    promise('The wrong password: times it was sent', 1, server.loginAttempts - before),
    promise('Pods that are told so', podCount, refused(answers)),
  ]
}

interface Fleet {
  readonly start: (pod: string) => void
  readonly kill: (pod: string) => void
  readonly call: (pod: string) => Promise<string>
  readonly everybodyCalls: (except?: string) => Promise<readonly string[]>
  /** Until each pod has asked the store, and asked again. */
  readonly everybodyHasLooked: () => Promise<void>
  readonly rollOut: (newPassword: string) => void
}

/** Pods that have nothing in common but a store, a name and a secret. */
function createFleet(sandbox: Sandbox): Fleet {
  const store = memoryStore()
  const key = secret(randomBytes(32))
  const pods = new Map<string, { readonly session: Session; readonly kill: () => void }>()
  let password = 'Password@123'

  const call = (pod: string): Promise<string> => {
    const session = pods.get(pod)?.session
    if (session === undefined) throw new Error(`There is no ${pod}.`)
    return sandbox.call(session, pod, () => searchCertificates(session))
  }
  return {
    start: (pod) => {
      const { fetch, kill, store: ownWay } = createMortal(store)
      const session = sandbox.openAppViewX(
        {
          credentials: () => Promise.resolve({ username: 'admin', password }),
          share: share({ store: ownWay, name: 'demo/pods', secret: key, policy: { leaseMs } }),
        },
        { process: pod, send: fetch },
      )
      pods.set(pod, { session, kill })
    },
    kill: (pod) => pods.get(pod)?.kill(),
    call,
    everybodyCalls: (except) => Promise.all([...pods.keys()].filter((pod) => pod !== except).map(call)),
    everybodyHasLooked: async () => {
      while (store.calls < 2 * pods.size) await setImmediate()
    },
    rollOut: (newPassword) => {
      password = newPassword
    },
  }
}

const refused = (answers: readonly string[]): number =>
  answers.filter((answer) => answer === 'credentials-rejected' || answer === 'credentials-locked').length
