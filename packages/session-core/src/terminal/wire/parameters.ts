import { isSecretName } from '../../secrets/secret-name.ts'
import type { Hidden } from './hidden.ts'
import { looksGranted } from './looks-granted.ts'
import { textWithout } from './text-body.ts'

/** `a=1&b=2`, without what is a secret by its name or its looks. */
export function parametersWithout(parameters: URLSearchParams, hide: Hidden['hide']): string {
  return [...parameters]
    .map(([name, value]) => {
      const isHidden = value !== '' && (isSecretName(name) || looksGranted(value))
      return `${textWithout(name, hide)}=${isHidden ? hide(value) : textWithout(value, hide)}`
    })
    .join('&')
}

/** An address without account and fragment, and without secrets in its query. */
export function addressWithout(href: string, hide: Hidden['hide']): string {
  const parts = URL.parse(href)
  if (parts === null) return textWithout(href.replace(/[?#].*/s, ''), hide)

  const { origin, pathname, searchParams } = parts
  const query = parametersWithout(searchParams, hide)
  return `${origin}${pathname}${query === '' ? '' : `?${query}`}`
}
