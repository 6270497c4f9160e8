import { readXmlFragment } from './xml-fragment.ts'

/** What the body of a `loginUser` holds. */
export interface PresentedCredentials {
  readonly username: string | undefined
  readonly password: string | undefined
  readonly authSource: string | undefined
}

/**
 * Reads `<username>…</username><password>…</password>[<authsource>…</authsource>]` in any order; of two equal
 * names the first counts, and other elements are skipped. Source: G&L 7.5.2, loginUser.
 */
export function readCredentials(body: string): PresentedCredentials | { readonly problem: string } {
  const fragment = readXmlFragment(body)
  if ('problem' in fragment) return fragment

  const value = (name: string): string | undefined =>
    fragment.elements.find((element) => element.depth === 1 && element.name === name)?.text

  const authSource = value('authsource')
  return {
    username: value('username'),
    password: value('password'),
    authSource: authSource === '' ? undefined : authSource,
  }
}
