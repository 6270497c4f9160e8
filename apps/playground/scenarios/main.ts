import { createFeed } from '../shared/recording/feed.ts'
import { now } from '../shared/recording/now.ts'
import { play } from './play.ts'
import { printFindings, printWire } from './print.ts'
import { stories } from './stories.ts'
import process from 'node:process'

const [name = 'hello-both'] = process.argv.slice(2)
const story = stories.find((each) => each.name === name)

if (story === undefined) {
  console.error(`There is no story called ${name}. There are:\n`)
  for (const each of stories) console.error(`  ${each.name.padEnd(24)}${each.title}`)
  process.exitCode = 1
} else {
  const startedAt = now()
  const feed = createFeed()
  console.log(`\n${story.title}\n${story.about}\n`)

  let stepsSaid = 0
  feed.subscribe((entry) => {
    if (entry.type === 'exchange') printWire(entry.exchange, startedAt)
    if (entry.type !== 'story') return
    for (const { text } of entry.story.steps.slice(stepsSaid)) console.log(`· ${text}`)
    stepsSaid = entry.story.steps.length
  })

  const { error, findings, state } = await play(story, { feed })
  printFindings(findings)
  if (error !== undefined) console.log(`  It broke off: ${error}`)
  console.log(
    `\n${state === 'kept' ? 'Every promise was kept' : 'A PROMISE WAS BROKEN'}, in ${Math.round(now() - startedAt)} ms.`,
  )
  process.exitCode = state === 'kept' ? 0 : 1
}
