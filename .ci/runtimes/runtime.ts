import type { Differences } from './expected.ts'
import type { Finding, Places } from './story.ts'

/** Something that runs JavaScript. */
export interface RuntimeFacts {
  readonly name: string
  /** What it calls itself, so that no other runs in its place. */
  readonly agent: RegExp
  /** The file that is not there if the runtime is missing. */
  readonly program: string
  readonly differences: Differences
}

/** One that can run the story. */
export interface Runtime extends RuntimeFacts {
  /** Returns all that was printed. */
  readonly run: (run: StoryRun) => Promise<string>
}

/** One run of the story. */
export interface StoryRun {
  /** `story.js`, in a folder from where the installed packages are found. */
  readonly story: string
  readonly places: Places
  /** Ends the runtime when the test is over, one way or the other. */
  readonly signal: AbortSignal
}

/** Lines of a program that tell the story and print what was found. */
export const tell = (places: Places): string =>
  `console.log('finding ' + JSON.stringify(await tellStory(${JSON.stringify(places)}), null, 1))`

/** What was found, among all that the runtime printed in its own way. */
export function readFinding(output: string): Finding | undefined {
  const json = /^finding (?<json>\{$[\s\S]*?^\})$/m.exec(output)?.groups?.['json']
  return json === undefined ? undefined : (JSON.parse(json) as Finding)
}
