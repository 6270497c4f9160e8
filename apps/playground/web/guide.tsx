import type { JSX } from 'preact'

/** What a newcomer can do first. */
export const Guide = ({ live, play }: { readonly live: boolean; readonly play: () => void }): JSX.Element => (
  <div class="guide">
    <p>
      Nothing has happened yet. This is where you will see who logs in, who waits, and what is sent again.
    </p>
    <ol>
      <li>Sign in on a card{!live && ', with a demo account'}.</li>
      <li>Press “50 at once”: one login serves them all.</li>
      {!live && <li>Under “Break the server”, expire all sessions, and call again: one renewal.</li>}
    </ol>
    <button type="button" onClick={play}>
      Or watch: fifty callers, one login
    </button>
  </div>
)
