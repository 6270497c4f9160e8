import { Icon, type IconName } from '../icon.tsx'
import { savePicture } from './save-picture.ts'
import type { JSX } from 'preact'

/** What the controls act on. */
export interface TimelineControlsProps {
  readonly picture: { readonly current: SVGSVGElement | null }
  readonly zoom: number
  readonly setZoom: (zoom: number) => void
  readonly paused: boolean
  readonly pause: () => void
  readonly clear: () => void
}

/** Pause, zoom, clear and save. */
export function TimelineControls(props: TimelineControlsProps): JSX.Element {
  const { clear, pause, paused, picture, setZoom, zoom } = props
  const save = (): void => {
    if (picture.current !== null) savePicture(picture.current)
  }

  return (
    <div class="controls" role="toolbar" aria-label="Timeline">
      <Control icon={paused ? 'play' : 'pause'} title={paused ? 'Go on' : 'Pause'} act={pause} />
      <Control icon="minus" title="Zoom out" act={() => setZoom(Math.max(1, zoom / 1.6))} />
      <Control icon="plus" title="Zoom in" act={() => setZoom(Math.min(64, zoom * 1.6))} />
      <Control icon="fit" title="Show all" act={() => setZoom(1)} />
      <Control icon="clear" title="Begin anew" act={clear} />
      <Control icon="save" title="Save as SVG" act={save} />
    </div>
  )
}

interface ControlProps {
  readonly icon: IconName
  readonly title: string
  readonly act: () => void
}

const Control = ({ act, icon, title }: ControlProps): JSX.Element => (
  <button type="button" class="quiet" title={title} aria-label={title} onClick={act}>
    <Icon name={icon} />
  </button>
)
