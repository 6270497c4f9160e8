export { createSessionPool } from './create-session-pool.ts'
export type { SessionPool } from './create-session-pool.ts'
export type { PoolOptions } from './pool-options.ts'
