export { fileStore } from './file-store.ts'
export type { SharedStore, Stored, Swap } from '../share/shared-store.ts'
