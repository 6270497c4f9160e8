/** The columns that every line keeps to. */
export const columns = 80

/** Breaks a text between words into lines of at most `width` letters; a longer word is cut. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((each) => cut(each, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length > width) lines.push(line)
    line = longer.length > width ? word : longer
  }
  return [...lines, line]
}

/** A text that fits, its end left out if need be. */
export const shorten = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text

function cut(word: string, width: number): readonly string[] {
  const pieces = Math.max(Math.ceil(word.length / width), 1)
  return Array.from({ length: pieces }, (_, index) => word.slice(index * width, (index + 1) * width))
}
