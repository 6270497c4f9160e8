import type { Card } from '../../shared/card.ts'
import type { JSX } from 'preact'

/** What is to be said about a card. */
export interface CardMessagesProps {
  readonly card: Card
  readonly busy: boolean
  /** Whether the playground's own server could not be asked. */
  readonly unheard: boolean
}

/** What came of the last action, in words; read out as it changes. */
export function CardMessages({ busy, card, unheard }: CardMessagesProps): JSX.Element {
  const { outcome, problem } = card

  return (
    <div class="messages" role="status">
      {busy && <p class="busy">Working …</p>}
      {unheard && <p class="problem">The playground did not understand, or did not answer. Try again.</p>}
      {outcome !== undefined && <p class="outcome">{outcome}</p>}
      {problem !== undefined && (
        <div class="problem">
          <p>
            <code>{problem.code}</code> {problem.message}
          </p>
          {problem.vendor !== undefined && <p class="vendor-words">The server said: {problem.vendor}</p>}
        </div>
      )}
    </div>
  )
}
