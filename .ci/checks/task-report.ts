import { join } from 'node:path'

const { TURBO_HASH, npm_lifecycle_event: task = '' } = process.env

/** What a run of vitest tells: as a task of turbo what failed, and where `.ci/test.ts` looks for it, how many there were. */
export const reporters = TURBO_HASH
  ? (['minimal', ['json', { outputFile: join(process.cwd(), `.turbo/report-${task}.json`) }]] satisfies [
      'minimal',
      ['json', object],
    ])
  : (['default'] satisfies ['default'])
