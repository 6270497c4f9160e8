import { ownRunners, whenOneEnds } from '../shared/watch-runners.ts'
import { greeting } from './greeting.ts'
import { startPlayground } from './playground.ts'
import type { PlaygroundSettings } from './settings.ts'
import { readCommand } from './usage.ts'
import process from 'node:process'

const asked = readCommand(process.argv.slice(2), process.env)
if ('help' in asked) console.log(asked.help)
if ('complaint' in asked) {
  console.error(asked.complaint)
  process.exitCode = 2
}
if ('settings' in asked) await run(asked.settings)

/** Runs until a signal, or until whoever started it has ended. */
async function run(settings: PlaygroundSettings): Promise<void> {
  // Before it takes its time to start: whoever started it may have ended by then.
  const runners = ownRunners()
  try {
    const playground = await startPlayground(settings)
    console.log(greeting(settings, playground))

    const end = (): void => {
      // With the ports given back nothing holds the process.
      playground.close().catch(() => {
        process.exitCode = 1
      })
    }
    process.once('SIGINT', end)
    process.once('SIGTERM', end)
    whenOneEnds(runners, end)
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'The playground could not start.')
    process.exitCode = 1
  }
}
