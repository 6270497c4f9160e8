import { ownRunners, whenOneEnds } from '../../shared/watch-runners.ts'
import { findingLines } from '../terminal/finding-lines.ts'
import { wrap } from '../terminal/wrap.ts'
import { runFleet } from './run-fleet.ts'
import { createTelling } from './telling.ts'
import process from 'node:process'
import { parseArgs, styleText } from 'node:util'

const help = `Usage: npx pnpm@12 demo fleet [--pods NUMBER] [--redis]

Starts real processes that share one login, and an emulator of AppViewX. Shows
who logs in, ends the session, kills the process that logs in, shows who takes
over, and removes everything again; on Ctrl+C, too.

Options:
      --pods NUMBER       how many processes, 3 to 50 (20)
      --redis             share through a Redis of their own, which needs
                          redis-server; without it, through a directory
  -h, --help              this help

Exit codes: 0 every promise was kept, 1 one was broken or it could not run,
2 usage, 130 and 143 it was ended by SIGINT or SIGTERM.`

/** `demo fleet`, with the words that follow. Returns the exit code. */
export async function fleetCommand(words: readonly string[]): Promise<number> {
  const asked = read(words)
  if ('complaint' in asked) {
    console.error(`${asked.complaint}\n\n${help}`)
    return 2
  }
  if ('help' in asked) {
    console.log(help)
    return 0
  }

  const ending = endings()
  try {
    const findings = await runFleet({ ...asked, tell: createTelling(console.log), signal: ending.signal })
    const isKept = findings.every(({ kept }) => kept)
    const verdict = isKept
      ? styleText('green', 'Every promise was kept.')
      : styleText('red', 'A PROMISE WAS BROKEN.')
    const table = findingLines(findings, (colour, line) => styleText(colour, line))
    console.log(['', ...table, '', verdict].join('\n'))
    return isKept ? 0 : 1
  } catch (error) {
    console.error(wrap(error instanceof Error ? error.message : String(error), 80).join('\n'))
    return ending.code()
  } finally {
    ending.stop()
  }
}

const codes = { SIGINT: 130, SIGTERM: 143 } as const

/** Told to end: by a signal, or because whoever started this has ended. */
function endings(): { readonly signal: AbortSignal; readonly code: () => number; readonly stop: () => void } {
  const abort = new AbortController()
  let code = 1
  const end = (name: keyof typeof codes): void => {
    code = codes[name]
    abort.abort(new Error('Ended early; everything is cleaned up.'))
  }
  const [onInterrupt, onTerminate] = [() => end('SIGINT'), () => end('SIGTERM')]
  process.on('SIGINT', onInterrupt)
  process.on('SIGTERM', onTerminate)
  whenOneEnds(ownRunners(), onTerminate)
  return {
    signal: abort.signal,
    code: () => code,
    stop: () => {
      process.off('SIGINT', onInterrupt)
      process.off('SIGTERM', onTerminate)
    },
  }
}

type Asked =
  | { readonly count: number; readonly redis: boolean }
  | { readonly help: true }
  | { readonly complaint: string }

function read(words: readonly string[]): Asked {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        help: { type: 'boolean', short: 'h' },
        pods: { type: 'string', default: '20' },
        redis: { type: 'boolean', default: false },
      },
    })
    if (values.help === true) return { help: true }

    const count = Number(values.pods)
    const isCount = Number.isInteger(count) && count >= 3 && count <= 50
    return isCount ? { count, redis: values.redis } : { complaint: '--pods takes a number from 3 to 50.' }
  } catch (error) {
    return { complaint: (error as Error).message }
  }
}
