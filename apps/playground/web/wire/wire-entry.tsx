import type { Exchange, Message } from '../../shared/exchange.ts'
import { vendorTitles } from '../../shared/vendor.ts'
import { Icon } from '../icon.tsx'
import { copyAsCurl } from './copy-as-curl.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

const purposes: Readonly<Record<Exchange['purpose'], string>> = {
  login: 'login',
  renewal: 'renewal',
  settings: 'settings',
  call: 'call',
  replay: 'replay',
  keepAlive: 'keep-alive',
  logout: 'logout',
}

/** One exchange: a line, and on a click everything that may be shown of it. */
export function WireEntry({ exchange }: { readonly exchange: Exchange }): JSX.Element {
  const { lane, method, ms, path, purpose, status, vendor } = exchange
  const [open, setOpen] = useState(false)

  return (
    <li>
      <details class="exchange" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span class={`vendor-mark ${vendor}`}>
            {lane === vendorTitles[vendor] ? vendorTitles[vendor] : lane}
          </span>
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
  const [copied, setCopied] = useState('')
  const copy = (): void => {
    navigator.clipboard.writeText(copyAsCurl(exchange)).then(
      () => setCopied('Copied; set the variables for the secrets.'),
      () => setCopied('The browser does not let us copy.'),
    )
  }

  return (
    <div class="exchange-details">
      <p>
        <button type="button" onClick={copy}>
          <Icon name="copy" /> Copy as curl
        </button>{' '}
        <span role="status">{copied}</span>
      </p>
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
