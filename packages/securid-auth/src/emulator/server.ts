import { createCollectors, type Collectors } from './collections/collectors.ts'
import { createDirectory, type Directory } from './directory/directory.ts'
import type { Picture } from './images/picture.ts'
import type { ReadOptions } from './options.ts'
import type { SecurIdCommand } from './own-commands.ts'
import { createPeople, type People } from './people/people.ts'
import { createChangeRequests, type ChangeRequests } from './requests/change-requests.ts'
import { requestView } from './requests/request-rows.ts'
import { createReviews, type Reviews } from './reviews/reviews.ts'
import type { View } from './row.ts'
import type { SecurIdEmulatorSettings } from './settings.ts'
import { createAccounts, type Accounts } from './state/accounts.ts'
import { createRuns, type Runs } from './state/runs.ts'
import { createTokens, type Tokens } from './state/tokens.ts'
import { createEmulatorClock, type EmulatorClock } from '@org/session-core/emulator'

/** Everything the server knows. */
export interface Server {
  /** As they are now. */
  settings: SecurIdEmulatorSettings
  readonly collectors: Collectors
  readonly commands: ReadonlyMap<string, SecurIdCommand>
  readonly clock: EmulatorClock
  readonly accounts: Accounts
  readonly tokens: Tokens
  readonly people: People
  /** Pictures that were set, by the id of the person's row. */
  readonly images: Map<string, Picture>
  readonly directory: Directory
  readonly requests: ChangeRequests
  /** The change requests as a find command sees them. */
  readonly requestView: View
  readonly runs: Runs
  readonly reviews: Reviews
  readonly forbidden: Set<string>
  /** How many admin errors were created. */
  adminErrors: number
  /** The administrator's words while in maintenance mode. */
  maintenance: string | undefined
}

/** A server that nobody has called yet. */
export function createServer(options: ReadOptions): Server {
  const { collectors, commands, settings, trustedApps, users } = options
  const clock = createEmulatorClock()
  const people = createPeople(options.people, clock)
  const directory = createDirectory(people, clock)
  const requests = createChangeRequests(users[0]?.username ?? '', people, clock)

  const server: Server = {
    settings,
    collectors: createCollectors(collectors),
    commands,
    clock,
    accounts: createAccounts({ trustedApps, users }, () => server.settings, clock),
    tokens: createTokens(() => server.settings, clock),
    runs: createRuns(clock),
    reviews: createReviews({ user: idsOf(directory.users), account: idsOf(directory.accounts) }, clock),
    people,
    images: new Map(),
    directory,
    requests,
    requestView: requestView(requests, people),
    forbidden: new Set(settings.forbidden),
    adminErrors: 0,
    maintenance: undefined,
  }
  return server
}

const idsOf = ({ rows }: View): ReadonlySet<string> => new Set(rows().map((row) => row['id'] ?? ''))
