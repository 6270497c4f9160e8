import type { JSX } from 'preact'

/** What this is, and whether its server is there. */
export const Top = ({ connected }: { readonly connected: boolean | undefined }): JSX.Element => (
  <header class="top">
    <svg class="logo" viewBox="0 0 16 16" width="22" height="22" aria-hidden="true">
      <rect class="appviewx" x="1" y="2.5" width="10" height="3" rx="1.5" />
      <rect class="securid" x="5" y="6.5" width="10" height="3" rx="1.5" />
      <rect class="replay" x="2.5" y="10.5" width="6" height="3" rx="1.5" />
    </svg>
    <h1>Session playground</h1>
    <p class="tagline">Two protocols, one idea: a session is a fetch.</p>
    <Connection connected={connected} />
  </header>
)

const Connection = ({ connected }: { readonly connected: boolean | undefined }): JSX.Element => {
  const [mark, words] = wordsFor(connected)
  return (
    <p class={`connection ${mark}`} role="status">
      {words}
    </p>
  )
}

function wordsFor(connected: boolean | undefined): readonly [mark: string, words: string] {
  if (connected === undefined) return ['unknown', 'connecting …']
  return connected ? ['on', 'connected'] : ['off', 'The server is away. This page comes back when it does.']
}
