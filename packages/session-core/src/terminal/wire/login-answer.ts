import { isRandom } from '../../secrets/secrets-in.ts'
import type { Hidden } from './hidden.ts'

/** Whether what an address answers with may be a session or a token, by its path or its command. When in doubt it may. */
export function isOfLogin(address: string): boolean {
  const parts = URL.parse(address)
  const called = parts === null ? address : [parts.pathname, ...parts.searchParams.values()].join(' ')
  return /log-?[io]n|sign-?in|token|auth|session/i.test(called)
}

/** A text where a login answers with what nobody can tell by its name: all that looks random, and a `response` alone. */
export function grantedWithout(text: string, hide: Hidden['hide']): string {
  return text
    .replaceAll(
      /("response"\s*:\s*)"((?:\\.|[^"\\])+)"?/g,
      (_found, name: string, value: string) => `${name}"${hide(value)}"`,
    )
    .replaceAll(/(?:\\.|[^\s"\\<>])+/g, (word) => (isRandom(word) ? hide(word) : word))
}
