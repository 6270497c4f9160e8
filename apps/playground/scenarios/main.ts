import type { Exchange } from '../shared/exchange.ts'
import { createFeed } from '../shared/recording/feed.ts'
import { now } from '../shared/recording/now.ts'
import { fleetCommand } from './fleet/command.ts'
import { play } from './play.ts'
import { stories } from './stories.ts'
import type { Story } from './story.ts'
import { help } from './terminal/help.ts'
import { storyLines } from './terminal/story-lines.ts'
import process from 'node:process'
import { parseArgs, styleText } from 'node:util'

process.exitCode = await main(process.argv.slice(2))

/** Returns the exit code. */
async function main(words: readonly string[]): Promise<number> {
  if (words[0] === 'fleet') return fleetCommand(words.slice(1))

  const asked = read(words)
  if ('complaint' in asked) {
    console.error(`${asked.complaint}\n\n${help}`)
    return 2
  }
  if (asked.story === undefined) {
    console.log(help)
    return 0
  }
  return tell(asked.story)
}

async function tell(story: Story): Promise<number> {
  const startedAt = now()
  const feed = createFeed()
  const exchanges = new Map<string, Exchange>()
  feed.subscribe((entry) => {
    if (entry.type === 'exchange') exchanges.set(entry.id, entry.exchange)
  })

  const run = await play(story, { feed })
  const recorded = { run, startedAt, exchanges: [...exchanges.values()] }
  console.log(storyLines(story, recorded, (colour, line) => styleText(colour, line)).join('\n'))
  return run.state === 'kept' ? 0 : 1
}

type Asked = { readonly story: Story | undefined } | { readonly complaint: string }

/** The story that is asked for; none when help is. */
function read(words: readonly string[]): Asked {
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' } },
    })
    if (values.help === true) return { story: undefined }

    const [name = 'hello-both', ...rest] = positionals
    if (rest.length > 0) return { complaint: 'One story at a time.' }
    const story = stories.find((each) => each.name === name)
    return story === undefined ? { complaint: `There is no story called ${name}.` } : { story }
  } catch (error) {
    return { complaint: (error as Error).message }
  }
}
