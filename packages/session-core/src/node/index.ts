export { nodeTransport } from './node-transport.ts'
export type { NodeTransport } from './node-transport.ts'
export type { NodeTransportOptions } from './transport-options.ts'
