import type { StoryOverview } from '../shared/overview.ts'
import type { StoryRun } from '../shared/story-run.ts'
import { Icon } from './icon.tsx'
import { mayMove } from './motion.ts'
import type { JSX } from 'preact'

/** What the picture below is of. */
export interface ViewHeadingProps {
  readonly story: StoryOverview | undefined
  readonly run: StoryRun | undefined
  /** Whether it is being recorded or shown slowly. */
  readonly isSlow: boolean
  readonly showSlowly: (run: string | undefined) => void
}

/** The title of the picture, and one sentence about it. */
export function ViewHeading({ isSlow, run, showSlowly, story }: ViewHeadingProps): JSX.Element {
  if (story === undefined || run === undefined) {
    return (
      <div class="view-heading">
        <h2>Your sessions</h2>
        <p>Who logs in, who waits for it, what is sent again: every call of yours, as it happens.</p>
      </div>
    )
  }

  return (
    <div class="view-heading">
      <h2>{story.title}</h2>
      <p>{story.about}</p>
      {mayMove() && run.state !== 'running' && (
        <button type="button" class="quiet" onClick={() => showSlowly(isSlow ? undefined : run.id)}>
          <Icon name={isSlow ? 'forward' : 'play'} /> {isSlow ? 'Show at once' : 'Show slowly'}
        </button>
      )}
    </div>
  )
}
