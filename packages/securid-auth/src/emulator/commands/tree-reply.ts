import type { AcceptedCall } from '../call.ts'
import { contentReply, jsonReply, type Reply } from '../replies.ts'
import { jsonTree, writeXml, type Tree } from './written-tree.ts'

/** An answer in XML, under the command's name. Source: G&L 7.5.2, getApprovalsForUser. */
export const xmlReply = (call: AcceptedCall, tree: Tree): Reply =>
  contentReply('application/xml', writeXml(call.command, tree))

/** An answer in JSON if that was asked for, with real numbers and booleans; else in XML. Source: G&L 7.5.2, getApprovalDetails. */
export const treeReply = (call: AcceptedCall, tree: Tree): Reply =>
  call.format === 'json' ? jsonReply({ [call.command]: jsonTree(tree) }) : xmlReply(call, tree)
