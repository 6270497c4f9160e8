import { help } from './help.ts'
import { machine } from './machine.ts'
import { type Options, readOptions } from './options.ts'
import { questions } from './questions/questions.ts'
import { startServer } from './server/start-server.ts'
import { sizes } from './sizes.ts'
import { type Chart, printTable } from './table.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

process.exitCode = await main(process.argv.slice(2))

/** Returns the exit code. */
async function main(words: readonly string[]): Promise<number> {
  const asked = readOptions(words, [...questions.keys()])
  if ('complaint' in asked) {
    console.error(`${asked.complaint}\n\n${help}`)
    return 2
  }
  if ('help' in asked) console.log(help)
  else await measure(asked)
  return 0
}

async function measure({ only, length, seed, charts }: Options): Promise<void> {
  console.log(`${machine()}\n`)
  await using server = await startServer()
  for (const name of only) {
    const answer = await questions.get(name)?.({ server, size: sizes[length], seed })
    for (const table of answer?.tables ?? []) console.log(printTable(table))
    if (charts !== undefined) await draw(charts, answer?.charts ?? [])
  }
}

async function draw(charts: string, drawn: readonly Chart[]): Promise<void> {
  // pnpm runs this in the folder of its package, and says where it was called.
  const folder = path.resolve(process.env['INIT_CWD'] ?? '', charts)
  await mkdir(folder, { recursive: true })
  for (const { file, svg } of drawn) {
    await writeFile(path.join(folder, file), svg)
    console.log(`Drawn: ${path.join(folder, file)}\n`)
  }
}
