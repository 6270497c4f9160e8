// Explores the larger worlds, one line each: `pnpm --filter @org/session-core explore [most states]`.
import { explore } from './explore.ts'
import type { Rule } from './world.ts'
import { largeWorlds, rules, smallWorlds } from './worlds.ts'

const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const most = Number(process.argv[2] ?? 6_000_000)

for (const [name, world] of Object.entries({ ...smallWorlds, ...largeWorlds })) {
  const started = performance.now()
  const { states, ends, isComplete, broken } = explore(world, most)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const cut = isComplete || broken ? '' : ', cut'
  say(`${name}: ${states} states, ${ends} ends${cut}, ${seconds} s`)
  if (broken) {
    say([broken.what, ...broken.path].join('\n  '))
    process.exitCode = 1
  }
}
for (const [rule, world] of Object.entries(rules)) {
  const { broken } = explore({ ...world, broken: rule as Rule })
  say([rule, broken?.what ?? 'NOT FOUND', ...(broken?.path ?? [])].join('\n  '))
  if (!broken) process.exitCode = 1
}
