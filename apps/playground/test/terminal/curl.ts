import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** What curl gets, and below it the status. */
export async function curl(...args: readonly string[]): Promise<string> {
  const options = ['--silent', '--max-time', '10', '--write-out', '\n%{http_code}']
  return (await promisify(execFile)('curl', [...options, ...args])).stdout
}

/** The status below an answer. */
export const statusOf = (answer: string): string => answer.split('\n').at(-1) ?? ''
