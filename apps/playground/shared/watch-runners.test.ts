import { runnersOf } from './watch-runners.ts'
import { expect, it } from 'vitest'

const table = `
      1       0 /sbin/init
    100       1 -bash
    110     100 npm exec pnpm@12 start
    120     110 sh -c 'pnpm' start
    130     120 /home/me/.npm/_npx/0/node_modules/.bin/pnpm start
    140     130 sh -c node --conditions=@org/source server/main.ts
    150     140 node --conditions=@org/source server/main.ts
    200     100 node --conditions=@org/source server/main.ts
    300     100 bash -c "sleep 10"
    310     300 node server/main.ts
`

it.each([
  ['npx and pnpm', 150, [140, 130, 120, 110]],
  ['nobody but a person at a shell', 200, []],
  ['a shell that was given a command', 310, [300]],
  ['somebody who is not in the table', 999, []],
])('finds who started a process: %s', (_who, pid, runners) => {
  expect(runnersOf(pid, table)).toEqual(runners)
})
