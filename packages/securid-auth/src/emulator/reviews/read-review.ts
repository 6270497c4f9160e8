import { readXmlFragment, type XmlElement } from '../xml/xml-fragment.ts'

/** What is to become of one item. */
export interface ItemChange {
  /** `maintain`, `revoke`, `none` or `custom`. */
  readonly state: string
  readonly userId: string
  /** Its name and business source. */
  readonly account: XmlElement['attributes'] | undefined
  /** Whether it says what of the user or account is reviewed. */
  readonly hasSubject: boolean
}

/** What the body of an `updateReviewItems` holds. */
export interface ReviewChanges {
  readonly name: string
  readonly commentsOnly: boolean
  readonly changes: readonly ItemChange[]
}

/** Reads `<Review><ReviewResultName>…</ReviewResultName><ReviewItemChange state="revoke">…</ReviewItemChange>…</Review>`. Source: G&L 7.5.2, updateReviewItems. */
export function readReview(body: string): ReviewChanges | { readonly problem: string } {
  const fragment = readXmlFragment(body)
  if ('problem' in fragment) return fragment

  const [root, ...elements] = fragment.elements
  const parts: XmlElement[][] = []
  for (const element of root?.name === 'Review' ? elements : []) {
    if (element.depth === 2) parts.push([element])
    else parts.at(-1)?.push(element)
  }
  const textOf = (wanted: string): string | undefined =>
    parts.find(([part]) => part?.name === wanted)?.[0]?.text.trim()

  return {
    name: textOf('ReviewResultName') ?? '',
    commentsOnly: textOf('UpdateCommentsOnly') === 'true',
    changes: parts.filter(([part]) => part?.name === 'ReviewItemChange').map(changeOf),
  }
}

const reviewed: ReadonlySet<string> = new Set(['Entitlement', 'ApplicationRole', 'Group', 'GlobalRole'])

function changeOf([change, ...inner]: readonly XmlElement[]): ItemChange {
  const called = (wanted: string): XmlElement | undefined => inner.find(({ name }) => name === wanted)
  return {
    state: change?.attributes.get('state') ?? '',
    userId: called('RevieweeUserId')?.text.trim() ?? '',
    account: called('RevieweeAccount')?.attributes,
    hasSubject: inner.some(({ name }) => reviewed.has(name)),
  }
}
