export { share } from './share.ts'
export type { Share } from '../share-value.ts'
export type { SharedStore, Stored, Swap } from './shared-store.ts'
export type { ShareOptions, SharePolicy } from './share-options.ts'
