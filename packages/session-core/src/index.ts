/** Replaced by the table of contents. */
export const placeholder = 1
