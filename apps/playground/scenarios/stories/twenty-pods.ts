import { arrivals } from '../arrivals.ts'
import { createMortal } from '../mortal.ts'
import { promise } from '../promise.ts'
import { searchCertificates, served } from '../sample-calls.ts'
import type { Sandbox } from '../sandbox.ts'
import type { Story } from '../story.ts'
import { secret, type Session } from '@org/session-core'
import { share } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'
import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'

const podCount = 20
/** Silence after which a login passes to another pod; in production it is ten seconds. */
const leaseMs = 500

export const twentyPods: Story = {
  name: 'twenty-pods',
  title: 'Twenty pods, one login',
  about:
    'Twenty processes share one login through a store: one logs in, nineteen adopt. When the one that logs in is killed, another takes over.',
  run: async (sandbox) => {
    const server = sandbox.appviewx.emulator
    const fleet = createFleet(sandbox)
    for (let number = 1; number <= podCount; number += 1) fleet.start(`pod ${number}`)

    sandbox.step('Twenty pods start cold. One logs in; nineteen wait, and adopt what it got.')
    const releaseLogin = server.holdNextReply()
    const cold = fleet.everybodyCalls()
    await fleet.everybodyHasLooked()
    releaseLogin()
    const coldAnswers = await cold
    const coldLogins = server.loginAttempts

    sandbox.step('The server ends the session. Twenty are refused; one logs in for all.')
    server.expireSessions()
    const expiryAnswers = await fleet.everybodyCalls()
    const expiryLogins = server.loginAttempts - coldLogins

    sandbox.step('It ends again, and the pod that logs in is killed before it has the answer.')
    server.expireSessions()
    const releaseRefusal = server.holdNextReply()
    server.holdNextReply()
    const before = server.requestsSeen
    const first = fleet.call('pod 1')
    await arrivals(server, before + 1)
    releaseRefusal()
    await arrivals(server, before + 2)
    const others = fleet.everybodyCalls('pod 1')
    await arrivals(server, before + 1 + podCount)
    fleet.kill('pod 1')
    sandbox.step('Its lease runs out in silence. Another pod takes over, and eighteen adopt.')
    const killedAnswer = await first
    const otherAnswers = await others
    const takeOverLogins = server.loginAttempts - coldLogins - expiryLogins

    sandbox.step('The killed pod is started again. It finds a login, and needs none.')
    fleet.start('pod 1')
    const restarted = await fleet.call('pod 1')
    const restartLogins = server.loginAttempts - coldLogins - expiryLogins - takeOverLogins

    sandbox.step('A wrong password is rolled out, and the session ends: it is sent once.')
    fleet.rollOut('Passwort@123')
    server.expireSessions()
    const attempts = server.loginAttempts
    const rejected = await fleet.everybodyCalls()

    return [
      promise('Cold: calls answered', podCount, served(coldAnswers)),
      promise('Cold: logins', 1, coldLogins),
      promise('Expiry: calls answered', podCount, served(expiryAnswers)),
      promise('Expiry: logins', 1, expiryLogins),
      promise('The killed pod’s call', 'unreachable', killedAnswer),
      promise('The other pods: calls answered', podCount - 1, served(otherAnswers)),
      promise('Logins: the one that was killed, and one more', 2, takeOverLogins),
      promise('The pod that comes back is served', '200', restarted),
      promise('Logins for it', 0, restartLogins),
      promise('The wrong password: times it was sent', 1, server.loginAttempts - attempts),
      promise('Pods that are told so', podCount, refused(rejected)),
    ]
  },
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
