import { approvalCommands } from '../approvals/approval-commands.ts'
import { workItemCommands } from '../approvals/work-item-commands.ts'
import { collectCommands } from '../collections/collect-commands.ts'
import { deletionCommands } from '../collections/deletion-commands.ts'
import { imageCommands } from '../images/image-commands.ts'
import { requestCommands } from '../requests/request-commands.ts'
import { reviewCommands } from '../reviews/review-commands.ts'
import { reviewItemCommands } from '../reviews/review-item-commands.ts'
import type { CommandName } from './command-names.ts'
import type { Command } from './command.ts'
import { findCommands } from './find-commands.ts'
import { importCommands } from './import-commands.ts'
import { loginCommands } from './login-commands.ts'
import { ruleCommands } from './rule-commands.ts'
import { runCommands } from './run-commands.ts'
import { sessionCommands } from './session-commands.ts'
import { systemCommands } from './system-commands.ts'

/** Every command this server knows, by name. */
export const commands: Readonly<Record<CommandName, Command>> = {
  ...loginCommands,
  ...sessionCommands,
  ...systemCommands,
  ...importCommands,
  ...imageCommands,
  ...findCommands,
  ...requestCommands,
  ...approvalCommands,
  ...workItemCommands,
  ...collectCommands,
  ...deletionCommands,
  ...runCommands,
  ...ruleCommands,
  ...reviewCommands,
  ...reviewItemCommands,
}
