import type { Hidden } from './hidden.ts'
import { looksGranted } from './looks-granted.ts'

/** Whether what an address answers with may be a session or a token, by its path or its command. When in doubt it may. */
export function isOfLogin(address: string): boolean {
  const parts = URL.parse(address)
  const called = parts === null ? address : [parts.pathname, ...parts.searchParams.values()].join(' ')
  return /log-?[io]n|sign-?in|token|auth|session/i.test(called)
}

/**
 * A text where a login answers with what nobody can tell by its name: a word that looks as if it was made up, and one
 * that stands as `response` alone. Words of the vendor, statuses and moments are none.
 */
export function grantedWithout(text: string, hide: Hidden['hide']): string {
  return text
    .replaceAll(/("response"\s*:\s*)"((?:\\.|[^"\\])+)"?/g, (found, name: string, value: string) =>
      isWords(value) ? found : `${name}"${hide(value)}"`,
    )
    .replaceAll(/(?:\\.|[^\s"\\<>])+/g, (word) => (looksGranted(word) ? hide(word) : word))
}

/** A sentence, or a status in capitals. */
function isWords(value: string): boolean {
  return /\s/.test(value.trim()) || /^[A-Z]+(?:_[A-Z\d]+)*$/.test(value)
}
