import { createFeed } from '../../shared/recording/feed.ts'
import { type FeedMessage, openFeedSource } from './feed-source.ts'

/**
 * One connection for all tabs: a browser opens no more than six to a server, and a feed holds its own for as long as
 * its page is open. A tab that comes later gets first what is known.
 */
const pages = new Set<MessagePort>()
let known = createFeed()
let connected: boolean | undefined
let serverRun: string | undefined

function hear(message: FeedMessage): void {
  if (message.type === 'connection') ({ connected } = message)
  if (message.type === 'entry') known.publish(message.entry.channel, message.entry)
  if (message.type === 'hello') {
    if (message.serverRun !== serverRun) known = createFeed()
    ;({ serverRun } = message)
  }
  for (const page of pages) page.postMessage(message)
}

function welcome(page: MessagePort): void {
  const tell = (message: FeedMessage): void => page.postMessage(message)
  pages.add(page)
  page.addEventListener('message', () => pages.delete(page))
  page.start()

  if (connected !== undefined) tell({ type: 'connection', connected })
  if (serverRun !== undefined) tell({ type: 'hello', serverRun })
  for (const entry of known.since(0)) tell({ type: 'entry', entry })
}

openFeedSource(hear)
globalThis.addEventListener('connect', (event) => {
  for (const page of (event as MessageEvent).ports) welcome(page)
})
