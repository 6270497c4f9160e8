import { Icon } from '../icon.tsx'
import type { View } from '../use-view.ts'
import type { JSX } from 'preact'

/** What a newcomer can do first. */
export const Guide = ({ live, view }: { readonly live: boolean; readonly view: View }): JSX.Element => (
  <div class="guide">
    <p class="lead">Three presses show the idea:</p>
    <ol>
      {live ? (
        <li>
          <span>Sign in on a card, then press “50 at once”.</span>
        </li>
      ) : (
        <>
          <li>
            <span>
              Press <strong>50 at once</strong> on a card. Nobody is signed in: all fifty wait for one login.
            </span>
          </li>
          <li>
            <span>
              Under <strong>Break the server</strong>, expire all sessions.
            </span>
          </li>
          <li>
            <span>
              Press <strong>50 at once</strong> again: fifty refusals, one renewal, fifty replays.
            </span>
          </li>
        </>
      )}
    </ol>
    <button type="button" onClick={() => void view.play('fifty-callers')}>
      <Icon name="play" /> Or watch: fifty callers, one login
    </button>
  </div>
)
