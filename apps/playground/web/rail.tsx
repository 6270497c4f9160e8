import type { Overview } from '../shared/overview.ts'
import { SessionCard } from './card/session-card.tsx'
import type { FeedState } from './feed/feed-store.ts'
import type { Pressed } from './program/pressed.ts'
import { StoriesPanel } from './stories/stories-panel.tsx'
import type { Panel, View } from './use-view.ts'
import type { JSX } from 'preact'

/** What can be done, and what is told of it. */
export interface RailProps {
  readonly overview: Overview
  readonly feed: FeedState
  readonly view: View
  /** Is called for everything that is pressed on a card. */
  readonly act: (pressed: Pressed) => void
}

const titles: readonly (readonly [Panel, string])[] = [
  ['sessions', 'Your sessions'],
  ['stories', 'Stories'],
]

/** Beside the picture: a card for each product, or the stories. */
export function Rail({ act, feed, overview, view }: RailProps): JSX.Element {
  const choose = (panel: Panel): void => {
    view.setPanel(panel)
    if (panel === 'sessions') view.show('live')
  }

  return (
    <div class="rail">
      <nav class="segments" aria-label="What to do">
        {titles.map(([panel, title]) => (
          <button type="button" key={panel} aria-pressed={view.panel === panel} onClick={() => choose(panel)}>
            {title}
          </button>
        ))}
      </nav>
      {view.panel === 'stories' && (
        <StoriesPanel stories={overview.stories} runs={feed.stories} view={view} />
      )}
      <div class="cards" hidden={view.panel !== 'sessions'}>
        {overview.vendors.map((vendor) => {
          const card = feed.cards[vendor.vendor]
          return card === undefined ? null : (
            <SessionCard
              key={vendor.vendor}
              overview={vendor}
              card={card}
              diagnosis={feed.diagnoses[vendor.vendor]}
              pressed={act}
            />
          )
        })}
      </div>
    </div>
  )
}
