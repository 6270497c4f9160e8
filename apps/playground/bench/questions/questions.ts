import type { BenchServer } from '../server/start-server.ts'
import type { Sizes } from '../sizes.ts'
import type { Answer, Table } from '../table.ts'
import { coldBurst } from './cold-burst.ts'
import { expiryStorm } from './expiry-storm.ts'
import { firstCall } from './first-call.ts'
import { fleet } from './fleet.ts'
import { longUpload } from './long-upload.ts'
import { bodies } from './requests/bodies.ts'
import { callers } from './requests/callers.ts'
import { steady } from './requests/steady.ts'
import { withinTls } from './requests/within-tls.ts'
import { scale } from './scale.ts'
import { simulation } from './simulation.ts'
import { startUp } from './start-up.ts'

/** What a question is asked with. */
export interface Terms {
  readonly server: BenchServer
  readonly size: Sizes
  readonly seed: number
}

type Question = (terms: Terms) => Promise<Answer>

const alone = async (table: Promise<Table>): Promise<Answer> => ({ tables: [await table] })

/** All that can be asked, by name, in the order in which it is. */
export const questions: ReadonlyMap<string, Question> = new Map<string, Question>([
  ['steady', ({ server, size }) => steady(server, size.requests)],
  ['callers', ({ server, size }) => callers(server, size.requests)],
  ['tls', ({ server, size }) => withinTls(server, 'tls', size.requests)],
  ['http2', ({ server, size }) => withinTls(server, 'http2', size.requests)],
  ['bodies', ({ server, size }) => bodies(server, size.bodies)],
  ['upload', ({ server, size }) => alone(longUpload(server, size.upload))],
  ['cold-burst', ({ server, size }) => alone(coldBurst(server, size.coldBurst))],
  ['expiry-storm', ({ server, size }) => alone(expiryStorm(server, size.expiryStorm))],
  ['scale', ({ server, size }) => alone(scale(server, size.scale))],
  [
    'start-up',
    async ({ size }) => ({ tables: [await startUp(size.startUp), await firstCall(size.startUp)] }),
  ],
  ['fleet', ({ server, size, seed }) => fleet({ server, seed, size: size.fleet, requests: size.requests })],
  ['simulation', ({ size, seed }) => simulation(size.simulation, seed)],
])
