import { root } from './run-tool.ts'
import { join } from 'node:path'

const here = join(root, '.ci/runtimes/node_modules')

/** What the packages are tried on. Started by path: several programs called `node` cannot share a bin folder. */
export const programs = {
  // The oldest that the packages' `engines` allow.
  node22: join(here, 'node22/bin/node'),
  // It runs the tests.
  node24: join(root, 'node_modules/node/bin/node'),
  node26: join(here, 'node26/bin/node'),
  bun: join(here, '@oven/bun-linux-x64-baseline/bin/bun'),
  deno: join(here, '@deno/linux-x64-glibc/deno'),
  workerd: join(here, '@cloudflare/workerd-linux-64/bin/workerd'),
  chromium: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
}
