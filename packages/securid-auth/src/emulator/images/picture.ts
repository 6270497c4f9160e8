/** Bytes of an image file. */
export type Picture = Uint8Array<ArrayBuffer>

/** One blue dot in PNG: the logo, and the picture of whoever has none of their own. */
export const dot: Picture = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGMwTpsJAAICATNWh+JUAAAAAElFTkSuQmCC'),
  (letter) => letter.codePointAt(0) ?? 0,
)
