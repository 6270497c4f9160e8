export { redisStore } from './redis-store.ts'
export type { RedisCommand, RedisStoreOptions } from './redis-store.ts'
export type { SharedStore, Stored, Swap } from '../share/shared-store.ts'
