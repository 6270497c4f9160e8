import type { Stage } from './stage.ts'
import type { Finding } from './story-run.ts'

/** A named scenario: what the terminal, the page and the tests run alike. */
export interface Story {
  /** `pnpm demo NAME` */
  readonly name: string
  readonly title: string
  /** One sentence: what happens, and what to watch for. */
  readonly about: string
  readonly run: (stage: Stage) => Promise<readonly Finding[]>
}
