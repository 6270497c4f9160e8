import { join } from 'node:path'

const { TURBO_HASH, npm_package_name: owner = '', npm_lifecycle_event: task = '' } = process.env

/** What a run of vitest tells: as a task of turbo nothing, but it leaves its report where `.ci/test.ts` finds it. */
export const reporters = TURBO_HASH
  ? ([
      [
        'blob',
        {
          label: `${owner === '@org/sessions' ? '//' : owner}#${task}`,
          outputFile: join(process.cwd(), `.turbo/blob-${task}.json`),
        },
      ],
    ] satisfies [['blob', object]])
  : (['default'] satisfies ['default'])
