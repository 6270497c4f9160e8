import type { ProbeFinding } from './finding.ts'

/** Who answers in place of a server, by a status that says so; undefined where it says nothing of the kind. */
export function whoStandsBefore(status: number): ProbeFinding | undefined {
  if (status === 429) {
    const summary = 'It throttles this machine (HTTP 429): too many requests came from here.'
    return { isProduct: false, summary, advice: 'Wait a while, then try again.' }
  }
  if (status === 403 || status === 406 || status === 451) {
    const summary = `It refuses this machine (HTTP ${status}): a firewall or a proxy in front of it does.`
    return { isProduct: false, summary, advice: 'Have whoever runs it let this address and program through.' }
  }
  if (status < 500) return undefined

  const summary = `It answers with HTTP ${status}: the server fails, or a proxy in front of it.`
  return { isProduct: false, summary, advice: 'Whoever runs it can tell more. Try again later.' }
}
