import { searchCertificates } from '../certificates/index.ts'
import { type ProbeFinding, type ProductDoctor, whoStandsBefore } from '@org/session-core/terminal'

/** What a diagnosis has to know of AppViewX. */
export const doctor: ProductDoctor = {
  // Without a session the gateway refuses this in its own envelope (AppViewX 2020.3.0, CERT status codes).
  probe: async (fetch, url) => {
    const answer = await fetch(new URL('avxapi/certificate/search?gwsource=external', url).href, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      redirect: 'manual',
    }).catch((error: unknown) => error)
    if (!(answer instanceof Response)) {
      // The platform hides a 407, which is how some gateways say that there is no session: a failure without a code.
      return saysCode(answer)
        ? { isProduct: false, summary: 'The connection broke before an answer came.', advice: 'Try again.' }
        : {
            isProduct: true,
            summary: 'Something answers that the platform hides: probably a gateway that says 407.',
          }
    }
    const date = answer.headers.get('date') ?? undefined
    return { ...judge(answer.status, await answer.text()), date }
  },
  use: (session, signal) =>
    searchCertificates(session, { input: { category: 'Server' }, limit: 1, signal }).next(),
  harmless: [
    'avxapi/certificate/search',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"input":{"category":"Server"},"filter":{"max":"1","start":"1"}}',
    },
  ],
  notes: (notes) => [
    ...said(notes['availableLoginAttemptCount'], (count) => `attempts left: ${count}`),
    ...said(notes['lockDownPeriod'], (period) => `lockDownPeriod: ${period} (its meaning is not documented)`),
    ...said(notes['passwordExpiryMsg'], (words) => `of the password it says: ${words}`),
    ...(notes['termsAccepted'] === false ? ['the terms are not accepted yet'] : []),
  ],
  program: ({ url, nodeTransport, unauthorizedInSuccess }) =>
    [
      "import { appViewXCredentialsFromEnv, createAppViewXSession } from '@org/appviewx-auth'",
      ...(nodeTransport
        ? ["import { nodeTransport } from '@org/session-core/node' // npm install undici@8"]
        : []),
      '',
      'await using session = createAppViewXSession({',
      '  ...appViewXCredentialsFromEnv(),',
      `  url: ${JSON.stringify(url)},`,
      ...(unauthorizedInSuccess ? ['  unauthorizedInSuccess: true,'] : []),
      ...(nodeTransport ? [`  transport: nodeTransport(${JSON.stringify(nodeTransport)}),`] : []),
      '})',
    ].join('\n'),
}

/** A sentence about what was told, if anything was. */
function said(told: unknown, sentence: (told: string | number) => string): readonly string[] {
  return (typeof told === 'string' && told !== '') || typeof told === 'number' ? [sentence(told)] : []
}

function saysCode(failure: unknown): boolean {
  const { cause } = Object(failure) as { readonly cause?: { readonly code?: unknown } }
  return typeof cause?.code === 'string'
}

function judge(status: number, text: string): ProbeFinding {
  if (status >= 300 && status < 400) {
    return {
      isProduct: false,
      summary: `It redirects (HTTP ${status}): a login portal or the front page.`,
      advice: 'Give the address of the gateway, usually port 31443, without a path.',
    }
  }
  try {
    const envelope = JSON.parse(text) as object
    if ('response' in envelope && 'appStatusCode' in envelope) {
      return { isProduct: true, summary: `An AppViewX gateway (HTTP ${status} without a session).` }
    }
  } catch {
    // Not JSON: not the gateway.
  }
  const inPlace = whoStandsBefore(status)
  if (inPlace) return inPlace

  return {
    isProduct: false,
    summary: `Not an AppViewX gateway: HTTP ${status}${/<html/i.test(text) ? ', a web page' : ''}.`,
    advice: 'Give the address of the gateway, usually port 31443, without a path.',
  }
}
