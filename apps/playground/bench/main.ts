import { readOptions } from './options.ts'
import { coldBurst } from './questions/cold-burst.ts'
import { expiryStorm } from './questions/expiry-storm.ts'
import { scale } from './questions/scale.ts'
import { startUp } from './questions/start-up.ts'
import { steady } from './questions/steady.ts'
import { type BenchServer, startServer } from './server/start-server.ts'
import { full, quick } from './sizes.ts'
import { printTable, type Table } from './table.ts'
import { cpus } from 'node:os'

const options = readOptions(process.argv.slice(2))
const size = options.quick ? quick : full

const questions = new Map<string, (server: BenchServer) => Promise<Table>>([
  ['steady', (server) => steady(server, size.steady)],
  ['cold-burst', (server) => coldBurst(server, size.coldBurst)],
  ['expiry-storm', (server) => expiryStorm(server, size.expiryStorm)],
  ['scale', (server) => scale(server, size.scale)],
  ['start-up', () => startUp(size.startUp)],
])
const names = [...questions.keys()]
const unknown = options.only.filter((name) => !questions.has(name))

if (unknown.length > 0) {
  console.error(`No question is called ${unknown.join(', ')}. There are ${names.join(', ')}.`)
  process.exitCode = 1
} else await answer(options.only.length > 0 ? options.only : names)

async function answer(chosen: readonly string[]): Promise<void> {
  console.log(
    `${cpus().length} cores, ${cpus()[0]?.model ?? 'of some kind'}, Node ${process.versions.node}\n`,
  )
  await using server = await startServer()
  for (const name of chosen) {
    const table = await questions.get(name)?.(server)
    if (table) console.log(printTable(table))
  }
}
