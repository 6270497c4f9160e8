import type { CommandLine } from './command-line.ts'
import { begin, type Running } from './run-command.ts'

/** What can be done to an emulator from outside. */
export interface Control {
  readonly door: string
  readonly turn: (knob: string, ...args: readonly unknown[]) => Promise<unknown>
  readonly state: (name: string) => Promise<unknown>
}

/** The command that is the emulator of a product, and its control door. Where it is not what is tested, `serve` costs less. */
export async function emulate(
  line: CommandLine,
  ...args: readonly string[]
): Promise<Running & { readonly url: string; readonly control: Control }> {
  const running = await begin(line, ['emulator', '--port', '0', ...args], { ready: /control door at \S+/ })
  const [url = '', door = ''] = running.said.match(/https?:\/\/\S+/g) ?? []
  return { ...running, url, control: controlOf(door) }
}

function controlOf(door: string): Control {
  const headers = { 'content-type': 'application/json' }
  return {
    door,
    turn: async (knob, ...args) =>
      (
        await fetch(`${door}/knobs/${knob}`, { method: 'POST', headers, body: JSON.stringify(args) })
      ).json() as Promise<unknown>,
    state: async (name) =>
      ((await (await fetch(`${door}/state/${name}`)).json()) as Readonly<Record<string, unknown>>)[name],
  }
}
