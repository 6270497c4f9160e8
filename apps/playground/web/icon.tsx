import type { JSX } from 'preact'

const paths = {
  play: 'M4 2.5v11l9-5.5z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  plus: 'M7 2h2v5h5v2H9v5H7V9H2V7h5z',
  minus: 'M2 7h12v2H2z',
  forward: 'M2 3v10l6-5zM8.5 3v10l6-5z',
  fit: 'M1 7h3V5l4 3-4 3V9H1zM15 7h-3V5L8 8l4 3V9h3z',
  save: 'M7 1h2v7h3l-4 4-4-4h3zM2 13h12v2H2z',
  copy: 'M5 1h9v10h-2V3H5zM2 5h8v10H2zm2 2v6h4V7z',
  clear: 'M3 4.4 4.4 3 8 6.6 11.6 3 13 4.4 9.4 8l3.6 3.6-1.4 1.4L8 9.4 4.4 13 3 11.6 6.6 8z',
  kept: 'M6.3 12.6 2 8.3l1.4-1.4 2.9 2.9 6.3-6.3L14 4.9z',
  broken: 'M3 4.4 4.4 3 8 6.6 11.6 3 13 4.4 9.4 8l3.6 3.6-1.4 1.4L8 9.4 4.4 13 3 11.6 6.6 8z',
} as const

/** The drawings there are. */
export type IconName = keyof typeof paths

/** A drawing beside words that say the same. */
export const Icon = ({ name }: { readonly name: IconName }): JSX.Element => (
  <svg class="icon" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
)
