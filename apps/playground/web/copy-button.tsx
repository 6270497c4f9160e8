import { Icon } from './icon.tsx'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

/** What is copied, and what is said then. */
export interface CopyButtonProps {
  readonly text: string
  readonly done: string
  /** Default: `Copy`. */
  readonly label?: string
}

/** Copies a text, and says whether it could. */
export function CopyButton({ done, label = 'Copy', text }: CopyButtonProps): JSX.Element {
  const [copied, setCopied] = useState('')
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(done),
      () => setCopied('The browser does not let us copy.'),
    )
  }

  return (
    <span class="copy">
      <span role="status">{copied}</span>
      <button type="button" onClick={copy}>
        <Icon name="copy" /> {label}
      </button>
    </span>
  )
}
