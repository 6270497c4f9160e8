import { forUser } from '../commands/acting-user.ts'
import { objectFormats, type Command } from '../commands/command.ts'
import { treeReply, xmlReply } from '../commands/tree-reply.ts'
import type { Tree } from '../commands/written-tree.ts'
import { pageOf } from './approval-page.ts'
import { briefTree, detailTree } from './approval-tree.ts'
import { ownWorkItem } from './own-work-item.ts'
import { perform } from './perform.ts'

/** What one family of commands calls the same thing. */
interface Named {
  /** The element of one item: `Approval`. */
  readonly item: string
  /** The parameter that names one: `approval-id`. */
  readonly id: string
}

/** A page of what waits for the user, as `shown` puts it. A vendor's page may document JSON and show XML: a setting decides then. */
export const listed = (
  shown: (items: readonly Tree[], found: number) => Tree,
  { shownInXml = false }: { readonly shownInXml?: boolean } = {},
): Command => ({
  method: 'GET',
  token: 'any',
  formats: objectFormats,
  run: forUser((call, server, username) => {
    const waiting = pageOf(call, server, username)
    if ('refused' in waiting) return waiting.refused

    const items = waiting.page.map((workItem) => briefTree(workItem, server))
    const write = shownInXml && server.settings.approvalLists === 'xml' ? xmlReply : treeReply
    return write(call, shown(items, waiting.found))
  }),
})

/** One of them, with what may be done about it. */
export const detailed = ({ item, id }: Named): Command => ({
  method: 'GET',
  token: 'any',
  formats: objectFormats,
  run: forUser((call, server, username) => {
    const workItem = ownWorkItem(call, server, { name: id, username })
    return 'refused' in workItem
      ? workItem.refused
      : treeReply(call, { [item]: detailTree(workItem, server) })
  }),
})

/** Accepts or rejects one of them. */
export const performed = ({ id }: Pick<Named, 'id'>): Command => ({
  method: 'any',
  token: 'any',
  formats: objectFormats,
  run: forUser((call, server, username) => perform(call, server, { name: id, username })),
})
