/** What was promised and what was seen, side by side. */
export interface Finding {
  readonly promised: string
  readonly expected: string | number | boolean
  readonly seen: string | number | boolean
  readonly kept: boolean
}

/** How far a story has come. */
export interface StoryRun {
  readonly id: string
  readonly name: string
  readonly state: 'running' | 'kept' | 'broken'
  /** What has been done so far, in words. */
  readonly steps: readonly string[]
  readonly findings: readonly Finding[]
  /** Why it ended before its findings. */
  readonly error?: string
}
