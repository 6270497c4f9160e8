import type { Exchange, Message } from '../../shared/exchange.ts'
import { CopyButton } from '../copy-button.tsx'
import { reveal } from '../motion.ts'
import { copyAsCurl } from './copy-as-curl.ts'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

const purposes: Readonly<Record<Exchange['purpose'], string>> = {
  login: 'login',
  renewal: 'renewal',
  settings: 'settings',
  call: 'call',
  replay: 'replay',
  keepAlive: 'keep-alive',
  logout: 'logout',
}

/** An exchange, and whether its bar in the picture was clicked. */
export interface WireEntryProps {
  readonly exchange: Exchange
  readonly isSelected: boolean
}

/** One exchange: a line, and on a click everything that may be shown of it. */
export function WireEntry({ exchange, isSelected }: WireEntryProps): JSX.Element {
  const { lane, method, ms, path, process = lane, purpose, status, vendor } = exchange
  const [open, setOpen] = useState(false)
  const entry = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (isSelected) setOpen(true)
  }, [isSelected])
  useEffect(() => {
    if (isSelected && open) reveal(entry.current)
  }, [isSelected, open])

  return (
    <li>
      <details
        ref={entry}
        class={`exchange ${isSelected ? 'selected' : ''}`}
        open={open}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary tabIndex={-1}>
          <span class={`vendor-mark ${vendor}`}>{process}</span>
          <span class={`purpose ${purpose}`}>{purposes[purpose]}</span>
          <span class="request-line" title={path}>
            {method} <span class="action">{actionOf(path)}</span>
          </span>
          <span class={`status ${statusTone(status)}`}>{statusText(status)}</span>
          <span class="took">{ms === undefined ? '' : `${ms.toFixed(1)} ms`}</span>
        </summary>
        {open && <Details exchange={exchange} />}
      </details>
    </li>
  )
}

function Details({ exchange }: { readonly exchange: Exchange }): JSX.Element {
  return (
    <div class="exchange-details">
      <CopyButton
        text={copyAsCurl(exchange)}
        label="Copy as curl"
        done="Copied; set the variables for the secrets."
      />
      <MessageView title="Request" message={exchange.request} />
      {exchange.response !== undefined && <MessageView title="Reply" message={exchange.response} />}
    </div>
  )
}

const MessageView = ({
  message,
  title,
}: {
  readonly title: string
  readonly message: Message
}): JSX.Element => (
  <div class="message">
    <h3>{title}</h3>
    <pre tabIndex={0} aria-label={title}>
      {message.headers.map(([name, value]) => `${name}: ${value}\n`).join('')}
      {message.body === '' ? '' : `\n${legible(message.body)}`}
    </pre>
  </div>
)

/** JSON on several lines; anything else, and what was cut off, as it is. */
function legible(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

/** What a path asks for: the parts that are the same in every one are left out. */
function actionOf(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://any')
  const command = searchParams.get('cmd')
  return command ?? pathname.replace(/^.*\/avxapi\//, '')
}

function statusTone(status: number | undefined): string {
  if (status === undefined) return 'pending'
  return status === 0 || status >= 300 ? 'refused' : 'fine'
}

function statusText(status: number | undefined): string {
  if (status === undefined) return 'waiting'
  return status === 0 ? 'lost' : String(status)
}
