import { answersInPlace } from './answers-in-place.ts'
import { readCall } from './call.ts'
import { createKnobs } from './create-knobs.ts'
import type { SecurIdFault } from './faults.ts'
import type { SecurIdKnobs } from './knobs.ts'
import { readOptions, type SecurIdEmulatorOptions } from './options.ts'
import { product } from './product.ts'
import { answer, failedAnswer, isLoginAttempt, send } from './routes.ts'
import { createServer } from './server.ts'
import { createEmulator, withKnobs, type Emulator } from '@org/session-core/emulator'

/** A SecurID Governance & Lifecycle server, as far as its documents tell, with everything inside. */
export interface SecurIdEmulator extends Emulator<SecurIdFault>, SecurIdKnobs {}

/**
 * A server of its own, with its own accounts, tokens and clock; nothing has to be said to start one.
 * @throws {TypeError} for an unknown option or a value it cannot have, naming it and what is allowed
 * @example
 * ```ts
 * import { createSecurIdEmulator } from '@org/securid-auth/emulator'
 *
 * const server = createSecurIdEmulator({ idleMinutes: 5 })
 * const reply = await server.fetch('https://gl.example/aveksa/command.submit?cmd=status&format=json')
 * ```
 */
export function createSecurIdEmulator(options: SecurIdEmulatorOptions = {}): SecurIdEmulator {
  const server = createServer(readOptions(options))
  const emulator = createEmulator({
    name: product,
    clock: server.clock,
    answer: (call) => answer(readCall(call), server),
    failed: (call, why) => send(failedAnswer(readCall(call), why), server),
    isLogin: (call) => isLoginAttempt(readCall(call)),
    instead: answersInPlace((reply) => (call) => send(reply(readCall(call)), server)),
    sessions: { live: () => server.tokens.live().length, expire: server.tokens.endAll },
  })

  return withKnobs(emulator, createKnobs(server))
}
