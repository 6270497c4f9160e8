import { callCommand } from '../index.ts'
import { type ProbeFinding, type ProductDoctor, whoStandsBefore } from '@org/session-core/terminal'

/** What a diagnosis has to know of SecurID. */
export const doctor: ProductDoctor = {
  // Needs no session (G&L 7.5.2, getLoginInstructions).
  probe: async (fetch, url) => {
    const answer = await fetch(
      new URL('aveksa/command.submit?cmd=getLoginInstructions&format=json', url).href,
      {
        redirect: 'manual',
      },
    ).catch(() => undefined)
    if (answer === undefined) {
      return {
        isProduct: false,
        summary: 'The connection broke before an answer came.',
        advice: 'Try again.',
      }
    }
    const date = answer.headers.get('date') ?? undefined
    return { ...judge(answer.status, await answer.text()), date }
  },
  use: (session, signal) => callCommand(session, 'about', { signal }),
  harmless: ['aveksa/command.submit?cmd=about&format=json', { method: 'GET' }],
  notes: () => [],
  program: ({ url, nodeTransport }) =>
    [
      "import { createSecurIdSession, securIdCredentialsFromEnv } from '@org/securid-auth'",
      ...(nodeTransport
        ? ["import { nodeTransport } from '@org/session-core/node' // npm install undici@8"]
        : []),
      '',
      'await using session = createSecurIdSession({',
      '  ...securIdCredentialsFromEnv(),',
      `  url: ${JSON.stringify(url)},`,
      ...(nodeTransport ? [`  transport: nodeTransport(${JSON.stringify(nodeTransport)}),`] : []),
      '})',
    ].join('\n'),
}

function judge(status: number, text: string): ProbeFinding {
  if (status === 200 && /"username-label"|username-label=/.test(text)) {
    return { isProduct: true, summary: 'SecurID Governance & Lifecycle: its web services answer.' }
  }
  if (status === 403) {
    return {
      isProduct: false,
      summary: 'The web services refuse this machine, or are in maintenance (HTTP 403).',
      advice:
        'They are off by default, and then allow 127.0.0.1 only: have this address added under Admin > Web Services.',
    }
  }
  if (status >= 300 && status < 400) {
    const advice =
      'Give the address of the server itself, https://instance.securid.com, and have web services switched on.'
    return {
      isProduct: false,
      summary: `It redirects (HTTP ${status}): a login portal or the front page.`,
      advice,
    }
  }
  const inPlace = whoStandsBefore(status)
  if (inPlace) return inPlace

  return {
    isProduct: false,
    summary: `SecurID's web services do not answer here: HTTP ${status}${/<html/i.test(text) ? ', a web page' : ''}.`,
    advice: 'Check url and its port; web services have to be switched on by an administrator.',
  }
}
