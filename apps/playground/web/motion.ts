/** Whether things may move: some people feel sick when they do, and say so in their system's settings. */
export const mayMove = (): boolean => !matchMedia('(prefers-reduced-motion: reduce)').matches

/** Brings an element into view, if it is not: at once for whoever prefers less motion. */
export function reveal(element: Element | null | undefined, block: ScrollLogicalPosition = 'nearest'): void {
  element?.scrollIntoView({ block, behavior: mayMove() ? 'smooth' : 'instant' })
}
