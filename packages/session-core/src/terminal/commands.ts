import type { Command } from './command.ts'
import type { CommandOptions } from './option.ts'
import type { Product } from './product.ts'
import { whereOptions } from './where-options.ts'

const shareName: CommandOptions = {
  share: { type: 'string', value: 'name', meaning: 'Whose session to share. Default: default.' },
}
const sharing: CommandOptions = {
  ...shareName,
  rearm: { type: 'boolean', meaning: 'The credentials were corrected: they may be sent again.' },
  'no-share': { type: 'boolean', meaning: 'A session of its own: logs in and out.' },
}

/** All commands. What one of them needs is loaded when it is run: the help is there at once. */
export const commands: readonly Command[] = [
  {
    name: 'doctor',
    summary: 'Tells what works, step by step, and which options to set.',
    options: (product) => ({
      ...whereOptions(product),
      json: { type: 'boolean', meaning: 'The report as JSON.' },
      'no-login': { type: 'boolean', meaning: 'Stops before credentials are used.' },
    }),
    notes: () => [
      'It logs in once, and out again; a wrong password is sent once. Nothing secret is printed: a report can be mailed.',
    ],
    run: async (run) => (await import('./doctor/run-doctor.ts')).runDoctor(run),
  },
  {
    name: 'call',
    summary: 'Makes one call. The answer goes to standard output, as JSON.',
    operands: ({ call }) => `<${call.noun}> [@file | -]`,
    options: (product) => ({
      ...whereOptions(product),
      ...product.call.options,
      output: {
        type: 'string',
        short: 'o',
        value: 'file',
        meaning: 'Writes the bytes of the answer, as they are, to a file; - for standard output.',
      },
      verbose: {
        type: 'boolean',
        short: 'v',
        meaning: 'Shows requests and answers, without secrets, on standard error.',
      },
      ...sharing,
    }),
    notes: ({ command, call }) => [
      `Runs one after the other share one session, which is kept sealed in your state directory; ${command} logout ends it.`,
      ...call.examples.map((example) => `  ${command} call ${example}`),
    ],
    run: async (run) => (await import('./call/run-call.ts')).runCall(run),
  },
  {
    name: 'emulator',
    summary: 'Serves the emulator, for tests in any language.',
    options: (product) => ({
      port: {
        type: 'string',
        value: 'number',
        meaning: `The port; 0 for any. Default: ${product.emulatorPort}.`,
      },
      'control-port': {
        type: 'string',
        value: 'number',
        meaning: 'The port of the control door. Default: any.',
      },
      host: { type: 'string', value: 'address', meaning: 'The address to listen on. Default: 127.0.0.1.' },
      tls: {
        type: 'boolean',
        meaning: 'HTTPS, with a certificate of its own; the authority is written to a file.',
      },
      data: {
        type: 'string',
        value: 'file',
        meaning: 'A JSON file of options: accounts, certificates, people …',
      },
      set: {
        type: 'string',
        value: 'name=value',
        multiple: true,
        meaning: 'One option; the value is JSON, or a text.',
      },
    }),
    notes: () => [
      'The control door is HTTP with JSON: knobs, faults, journal, one-time passwords, reset. GET /openapi.json describes it.',
    ],
    run: async (run) => (await import('./emulator/run-emulator.ts')).runEmulator(run),
  },
  {
    name: 'proxy',
    summary: 'Signs requests for programs in any language.',
    options: (product) => ({
      ...whereOptions(product),
      socket: { type: 'string', value: 'path', meaning: 'A Unix socket, for this user only.' },
      port: {
        type: 'string',
        value: 'number',
        meaning: 'A port of loopback; 0 for any. Callers send the key that is printed, or PROXY_KEY.',
      },
      ...sharing,
    }),
    notes: () => [
      'With --port, the key stands in the header x-proxy-key or is the password of basic authentication; a variable PROXY_KEY sets it, and is not printed.',
    ],
    run: async (run) => (await import('./proxy/run-proxy.ts')).runProxy(run),
  },
  {
    name: 'logout',
    summary: 'Ends the session that the calls share.',
    options: (product) => ({ ...whereOptions(product), ...shareName }),
    run: async (run) => (await import('./call/run-logout.ts')).runLogout(run),
  },
]

/** Names of all commands of a product's command line, with those that only print. */
export const commandNames = (): readonly string[] => [...commands.map(({ name }) => name), 'completion']

/** The command of that name. */
export const commandNamed = (name: string | undefined): Command | undefined =>
  commands.find((command) => command.name === name)

/** The options of each command, for shell completion. */
export const optionNames = (product: Product, command: Command): readonly string[] => [
  ...Object.keys(command.options(product)),
  'help',
]
