import type { CommandOptions } from './command-options.ts'

/** `session.command(name, options)`: `callCommand` with its session at hand. */
export interface Command {
  (name: string, options: CommandOptions & { readonly as: 'bytes' }): Promise<Uint8Array<ArrayBuffer>>
  (name: string, options: CommandOptions & { readonly as: 'response' }): Promise<Response>
  <Output = unknown>(
    name: string,
    options?: CommandOptions<Output> & { readonly as?: 'data' | undefined },
  ): Promise<Output>
}
