import type { StoryOverview } from '../../shared/overview.ts'
import { CopyButton } from '../copy-button.tsx'
import { highlight } from './highlight.ts'
import type { Pressed } from './pressed.ts'
import { programOf } from './program-of.ts'
import type { JSX } from 'preact'

/** What is shown as code: the story that is looked at, or else what was pressed last. */
export interface ProgramPanelProps {
  readonly story: StoryOverview | undefined
  readonly pressed: Pressed | undefined
}

/** The code of what was just pressed, to copy. */
export function ProgramPanel({ pressed, story }: ProgramPanelProps): JSX.Element | null {
  if (pressed === undefined) return null

  const code = story?.source ?? programOf(pressed)
  const summary = story === undefined ? 'does what was just pressed' : `scenarios/stories/${story.name}.ts`
  return (
    <section class="panel program" aria-label="Your program">
      <header class="bar">
        <h2>{story === undefined ? 'Your program' : 'The story’s program'}</h2>
        <p class="summary">{summary}</p>
        <CopyButton text={code} done="Copied." />
      </header>
      <pre tabIndex={0} aria-label="Program">
        <code>
          {highlight(code).map(({ kind, text }, index) => (
            <span key={index} class={kind}>
              {text}
            </span>
          ))}
        </code>
      </pre>
    </section>
  )
}
