import { failureName } from '../../shared/recording/failure-name.ts'

/** Counts answers by what they came to: `50 answers: 49 × 200, 1 × 403`. */
export function tally(answers: readonly PromiseSettledResult<Response>[]): string {
  const counts = new Map<string, number>()
  for (const answer of answers) {
    const name = nameOf(answer)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const parts = [...counts].map(([name, count]) => `${count} × ${name}`).join(', ')
  return `${answers.length} ${answers.length === 1 ? 'call' : 'calls'}: ${parts}.`
}

function nameOf(answer: PromiseSettledResult<Response>): string {
  return answer.status === 'fulfilled' ? String(answer.value.status) : failureName(answer.reason)
}
