/** A header whose value proves who somebody is. */
interface SecretHeader {
  readonly learn: (value: string, learn: (name: string, value: string) => void) => void
  readonly show: (value: string) => string
}

const whole = (name: string): SecretHeader => ({
  learn: (value, learn) => learn(name, value),
  show: () => `‹${name}›`,
})

const authorization: SecretHeader = {
  learn: (value, learn) => {
    const [scheme = '', ...rest] = value.split(' ')
    const proof = rest.join(' ')
    learn(/^basic$/i.test(scheme) ? 'basic' : 'token', proof)
    if (/^basic$/i.test(scheme)) learn('clientSecret', decode(proof).split(':').slice(1).join(':'))
  },
  show: (value) =>
    value.includes(' ')
      ? value.replace(/ .*$/s, /^basic /i.test(value) ? ' ‹basic›' : ' ‹token›')
      : '‹token›',
}

/** By name in small letters: those of AppViewX, of SecurID, and everybody's. */
export const secretHeaders: ReadonlyMap<string, SecretHeader> = new Map([
  ['password', whole('password')],
  ['otp', whole('otp')],
  ['sessionid', whole('sessionId')],
  ['token', whole('token')],
  ['client_secret', whole('clientSecret')],
  ['clientsecret', whole('clientSecret')],
  ['authorization', authorization],
  ['cookie', whole('cookie')],
  ['set-cookie', whole('cookie')],
])

/** A secret in a text, with what stands around it. */
interface Found {
  readonly name: string
  readonly value: string
  readonly whole: string
  readonly around: readonly [before: string, after: string]
}

const words = 'sessionId|token|password|otp|authCode|clientSecret|client_secret'
const places: readonly RegExp[] = [
  // JSON: "sessionId":"…"
  new RegExp(String.raw`(?<before>"(?<name>${words})"\s*:\s*")(?<value>(?:[^"\\]|\\.)+)(?<after>")`, 'gi'),
  // XML: <password>…</password>
  new RegExp(`(?<before><(?<name>${words})>)(?<value>[^<]+)(?<after></)`, 'gi'),
  // Properties and queries: token=…
  new RegExp(String.raw`(?<before>(?:^|[?&;\s])(?<name>${words})=)(?<value>[^&;\s"<]+)(?<after>)`, 'gim'),
  // A service token, wherever it stands.
  /(?<before>)(?<value>eyJ[\w-]{4,}\.[\w-]+\.[\w-]*)(?<after>)/g,
]

/** Every secret that a text carries in a place known for it. */
export function findSecrets(text: string): readonly Found[] {
  return places.flatMap((place) =>
    [...text.matchAll(place)].map(({ 0: found, groups = {} }) => ({
      name: canonical(groups['name'] ?? 'token'),
      value: groups['value'] ?? '',
      whole: found,
      around: [groups['before'] ?? '', groups['after'] ?? ''] as const,
    })),
  )
}

/** How a value may be written: as it is, in a URL, in XML, in JSON, in Base64. */
export function spellings(value: string): readonly string[] {
  const xml = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const quoted = xml.replaceAll('"', '&quot;').replaceAll("'", '&apos;')
  const base64 = btoa(String.fromCodePoint(...new TextEncoder().encode(value)))
  const all = [
    value,
    encodeURIComponent(value.toWellFormed()),
    xml,
    quoted,
    JSON.stringify(value).slice(1, -1),
  ]
  return [...new Set([...all, base64])]
}

const ownSpelling: ReadonlyMap<string, string> = new Map([
  ['sessionid', 'sessionId'],
  ['clientsecret', 'clientSecret'],
  ['client_secret', 'clientSecret'],
])

const canonical = (name: string): string => ownSpelling.get(name.toLowerCase()) ?? name.toLowerCase()

function decode(base64: string): string {
  try {
    return atob(base64)
  } catch {
    return ''
  }
}
