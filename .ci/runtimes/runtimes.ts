import { programs } from '../installed-runtimes.ts'
import { inChromium } from './chromium.ts'
import type { Differences } from './expected.ts'
import { inProcess } from './process.ts'
import type { Runtime } from './runtime.ts'
import { inWorkerd } from './workerd.ts'

/** The standard has `fetch` fail at a 407; not all do. */
export const hides407: Differences = { 'an expiry is told by a 407': 'TypeError' }
/** On a connection that was used before, some send again what had no answer. */
const sendsAgain: Differences = { 'a connection is lost': { live: 200, result: 200, sent: 2 } }

/** Where the packages are to work. */
export const runtimes: readonly Runtime[] = [
  ...([22, 24, 26] as const).map((version) =>
    inProcess({
      name: `Node ${version}`,
      agent: new RegExp(String.raw`^Node\.js/${version}$`),
      program: programs[`node${version}`],
      differences: hides407,
    }),
  ),
  inProcess({
    name: 'Bun',
    agent: /^Bun\/1\./,
    program: programs.bun,
    // It would fetch by itself what is not installed.
    args: ['--no-install'],
    differences: {},
  }),
  inProcess({
    name: 'Deno',
    agent: /^Deno\/2\./,
    program: programs.deno,
    // All that a session may do is to reach its server.
    args: ['run', '--no-prompt', '--allow-net=127.0.0.1'],
    differences: sendsAgain,
  }),
  inWorkerd({
    name: 'workerd',
    agent: /^Cloudflare-Workers$/,
    program: programs.workerd,
    differences: {},
  }),
  inChromium({
    name: 'Chromium',
    agent: /Chrome\//,
    program: programs.chromium,
    differences: {
      ...hides407,
      ...sendsAgain,
      // It streams over HTTP/2 only, and shows no redirect that it does not follow.
      'a stream survives a renewal': { result: 'TypeError', arrived: false },
      'a redirect is not followed': 0,
    },
  }),
]
