import { answersInPlace } from './answers-in-place.ts'
import { type Call, readCall } from './call.ts'
import { createKnobs } from './create-knobs.ts'
import type { AppViewXFault } from './faults.ts'
import type { AppViewXKnobs } from './knobs.ts'
import { type AppViewXEmulatorOptions, readOptions } from './options.ts'
import { product } from './product.ts'
import { toResponse } from './replies.ts'
import { answer, failedAnswer, isLoginAttempt } from './routes.ts'
import { createServer } from './server.ts'
import { createEmulator, type Emulator, type EmulatorCall, withKnobs } from '@org/session-core/emulator'

/** An AppViewX gateway, as far as its documents tell, with everything inside. */
export interface AppViewXEmulator extends Emulator<AppViewXFault>, AppViewXKnobs {}

/**
 * A made-up AppViewX gateway that lives in this process: no port, nothing shared between two of them.
 *
 * @throws TypeError that names an option it does not know, or a value that is not allowed.
 * @example
 * ```ts
 * import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
 *
 * const server = createAppViewXEmulator()
 * const reply = await server.fetch('https://avx.example/avxapi/login?gwsource=external', {
 *   method: 'POST',
 *   headers: { username: 'admin', password: 'Password@123', 'content-type': 'application/json' },
 *   body: '{}',
 * })
 * ```
 */
export function createAppViewXEmulator(options: AppViewXEmulatorOptions = {}): AppViewXEmulator {
  const server = createServer(readOptions(options))
  const read = (call: EmulatorCall): Call => readCall(call, server.basePath)
  const emulator = createEmulator({
    name: product,
    clock: server.clock,
    answer: (call) => answer(read(call), server),
    failed: (call, why) => toResponse(failedAnswer(read(call), why)),
    isLogin: (call) => isLoginAttempt(read(call)),
    instead: answersInPlace((reply) => (call) => toResponse(reply(read(call), server))),
    sessions: { live: () => server.sessions.alive().length, expire: server.sessions.closeAll },
    challenges: () => server.outbox.mails().map(({ otp }) => otp),
  })

  return withKnobs(emulator, createKnobs(server))
}
