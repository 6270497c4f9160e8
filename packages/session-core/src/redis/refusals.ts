/** What Redis 5 to 7 may begin an error reply with when nothing is wrong with the script; up to 6, behind where it stands in it. */
const refusals =
  /^(?:ERR .*@user_script: ?\d+: -?)?(ASK|BUSY|CLUSTERDOWN|DENIED|LOADING|MASTERDOWN|MISCONF|MOVED|NOAUTH|NOPERM|NOREPLICAS|OOM|READONLY|TRYAGAIN|WRONGPASS|WRONGTYPE)\b/

/** What it has no word for. */
const wordless: readonly (readonly [words: RegExp, code: string])[] = [
  [/^ERR .*[Tt]he user executing the script can't/, 'NOPERM'],
  [/^ERR unknown command/, 'UNKNOWN_COMMAND'],
]

/** A failure of a client, with the code that Redis wrote into its words: clients leave it there. */
export function withCode(failure: unknown): unknown {
  const message = failure instanceof Error ? failure.message : ''
  const word = refusals.exec(message)?.[1] ?? wordless.find(([words]) => words.test(message))?.[1]
  return word === undefined ? failure : Object.assign(new Error(word), { code: `REDIS_${word}` })
}
