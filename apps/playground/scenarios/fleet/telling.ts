import { now } from '../../shared/recording/now.ts'
import { columns, wrap } from '../terminal/wrap.ts'

/** Says what happens, and when. */
export type Tell = (text: string) => void

const indent = 11

/** Writes lines of a terminal with the time since it began, in seconds. */
export function createTelling(write: (line: string) => void): Tell {
  const startedAt = now()
  return (text) => {
    const seconds = `${((now() - startedAt) / 1000).toFixed(2)} s`.padStart(indent - 2)
    for (const [index, line] of wrap(text, columns - indent).entries()) {
      write(`${index === 0 ? seconds : ' '.repeat(indent - 2)}  ${line}`)
    }
  }
}
