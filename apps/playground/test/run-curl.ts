import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** What curl got. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
}

/** Sends a request as a page prints it. */
export const curl = async (...parameters: string[]): Promise<Answer> => {
  const format = String.raw`\n%{http_code} %{content_type}`
  const { stdout } = await promisify(execFile)('curl', ['--silent', '--write-out', format, ...parameters])
  const end = stdout.lastIndexOf('\n')
  const [status = '', ...type] = stdout.slice(end + 1).split(' ')
  return { status: Number(status), type: type.join(' '), text: stdout.slice(0, end) }
}
