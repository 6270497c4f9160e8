/** What was promised and what was seen, side by side. */
export interface Finding {
  readonly promised: string
  readonly expected: string | number | boolean
  readonly seen: string | number | boolean
  readonly kept: boolean
}

/** Something that was done, in words, and when: milliseconds since 1970, with fractions. */
export interface StoryStep {
  readonly text: string
  readonly at: number
}

/** How far a story has come. */
export interface StoryRun {
  readonly id: string
  readonly name: string
  readonly state: 'running' | 'kept' | 'broken'
  readonly steps: readonly StoryStep[]
  readonly findings: readonly Finding[]
  /** Why it ended before its findings. */
  readonly error?: string
}
