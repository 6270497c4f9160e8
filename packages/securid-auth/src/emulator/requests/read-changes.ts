import { readXmlFragment } from '../xml/xml-fragment.ts'

/** One change of a body: `UserChange` or `AccountChange`, and what stands in it, by name. */
export interface AskedChange {
  readonly kind: string
  readonly properties: Readonly<Record<string, string>>
}

/** What the body of a `createChangeRequest` holds. */
export interface AskedChanges {
  readonly description: string
  readonly changes: readonly AskedChange[]
}

/**
 * Reads `<Changes><Description>…</Description><UserChange><Operation>Add</Operation>…</UserChange>…</Changes>`, as the
 * support articles and an old client write it. Source: KB 000043013, KB 000049563.
 */
export function readChanges(body: string): AskedChanges | { readonly problem: string } {
  const fragment = readXmlFragment(body)
  if ('problem' in fragment) return fragment

  const changes: { kind: string; properties: Record<string, string> }[] = []
  let description = ''
  for (const { depth, name, text } of fragment.elements) {
    if (depth === 2 && name === 'Description') description = text.trim()
    if (depth === 2 && name.endsWith('Change')) changes.push({ kind: name, properties: {} })
    const change = changes.at(-1)
    if (depth === 3 && change !== undefined) change.properties[name] = text.trim()
  }
  return { description, changes: fragment.elements[0]?.name === 'Changes' ? changes : [] }
}
