import type { Finding } from '../shared/story-run.ts'
import type { Sandbox } from './sandbox.ts'

/** A named scenario: what the terminal, the page and the tests run alike. */
export interface Story {
  /** `pnpm demo NAME` */
  readonly name: string
  readonly title: string
  /** One sentence: what happens, and what to watch for. */
  readonly about: string
  readonly run: (sandbox: Sandbox) => Promise<readonly Finding[]>
}
