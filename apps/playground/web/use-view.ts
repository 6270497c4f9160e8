import { playStory } from './feed/api.ts'
import { mayMove } from './motion.ts'
import { useCallback, useState } from 'preact/hooks'

/** What stands beside the picture. */
export type Panel = 'stories' | 'sessions'

/** A story that was not started, and why. */
export interface StoryRefusal {
  readonly name: string
  readonly message: string
}

/** What is looked at: `live` for the page's own sessions, or the run of a story. */
export interface View {
  readonly channel: string
  readonly panel: Panel
  /** The run that is, or will be, shown slowly from its beginning. */
  readonly slowRun: string | undefined
  readonly refusal: StoryRefusal | undefined
  /** What happened earlier is not shown; milliseconds since 1970. */
  readonly since: number
  /** The exchange that is pointed at. */
  readonly selected: string | undefined
  readonly show: (channel: string) => void
  readonly setPanel: (panel: Panel) => void
  readonly play: (story: string) => Promise<void>
  readonly showSlowly: (run: string | undefined) => void
  readonly clear: () => void
  readonly select: (exchange: string | undefined) => void
}

/** Starts with the page's own sessions. */
export function useView(): View {
  const [channel, setChannel] = useState('live')
  const [panel, setPanel] = useState<Panel>('sessions')
  const [slowRun, showSlowly] = useState<string>()
  const [refusal, setRefusal] = useState<StoryRefusal>()
  const [since, setSince] = useState<Readonly<Record<string, number>>>({})
  const [selected, select] = useState<string>()

  const show = useCallback((next: string): void => {
    setChannel(next)
    showSlowly(undefined)
    select(undefined)
  }, [])
  const play = useCallback(async (name: string): Promise<void> => {
    setPanel('stories')
    const start = await playStory(name)
    setRefusal('run' in start ? undefined : { name, message: start.message })
    if (!('run' in start)) return

    show(start.run)
    if (mayMove()) showSlowly(start.run)
  }, [])

  return {
    channel,
    panel,
    slowRun,
    refusal,
    selected,
    since: since[channel] ?? 0,
    show,
    setPanel,
    play,
    showSlowly,
    select,
    clear: () => setSince({ ...since, [channel]: Date.now() }),
  }
}
