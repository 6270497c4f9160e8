import type { Card } from '../../shared/card.ts'
import type { JSX } from 'preact'

/** What is to be said about a card. */
export interface CardMessagesProps {
  readonly card: Card
  readonly busy: boolean
  /** Whether the playground's own server could not be asked. */
  readonly failed: boolean
}

/** What the last action came to, in words; read out as it changes. */
export function CardMessages({ busy, card, failed }: CardMessagesProps): JSX.Element {
  const { outcome, problem } = card

  return (
    <div class="messages" role="status">
      {busy && <p class="busy">Working …</p>}
      {failed && (
        <p class="problem">The playground’s server did not do that, or did not answer. Try again.</p>
      )}
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
