import { inChromium } from './chromium.ts'
import type { Differences } from './expected.ts'
import { inProcess } from './process.ts'
import type { Runtime } from './runtime.ts'
import { inWorkerd } from './workerd.ts'
import { join } from 'node:path'

const here = join(import.meta.dirname, 'node_modules')
const host = join(import.meta.dirname, '../../node_modules')

/** The standard has `fetch` fail at a 407; not all do. */
const hides407: Differences = { 'an expiry is told by a 407': 'TypeError' }
/** On a connection that was used before, some send again what had no answer. */
const sendsAgain: Differences = { 'a connection is lost': { live: 200, result: 200, sent: 2 } }

/** Where the packages are to work. Started by path: several programs called `node` cannot share a bin folder. */
export const runtimes: readonly Runtime[] = [
  inProcess({
    // The oldest that the packages' `engines` allow.
    name: 'Node 22',
    agent: /^Node\.js\/22$/,
    program: join(here, 'node22/bin/node'),
    differences: hides407,
  }),
  inProcess({
    name: 'Node 24',
    agent: /^Node\.js\/24$/,
    program: join(host, 'node/bin/node'),
    differences: hides407,
  }),
  inProcess({
    name: 'Node 26',
    agent: /^Node\.js\/26$/,
    program: join(here, 'node26/bin/node'),
    differences: hides407,
  }),
  inProcess({
    name: 'Bun',
    agent: /^Bun\/1\./,
    program: join(here, '@oven/bun-linux-x64-baseline/bin/bun'),
    // It would fetch by itself what is not installed.
    args: ['--no-install'],
    differences: {},
  }),
  inProcess({
    name: 'Deno',
    agent: /^Deno\/2\./,
    program: join(here, '@deno/linux-x64-glibc/deno'),
    // All that a session may do is to reach its server.
    args: ['run', '--no-prompt', '--allow-net=127.0.0.1'],
    differences: sendsAgain,
  }),
  inWorkerd({
    name: 'workerd',
    agent: /^Cloudflare-Workers$/,
    program: join(here, '@cloudflare/workerd-linux-64/bin/workerd'),
    differences: {},
  }),
  inChromium({
    name: 'Chromium',
    agent: /Chrome\//,
    program: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    differences: {
      ...hides407,
      ...sendsAgain,
      // It streams over HTTP/2 only, and shows no redirect that it does not follow.
      'a stream survives a renewal': { result: 'TypeError', arrived: false },
      'a redirect is not followed': 0,
    },
  }),
]
