/** What Redis 7.0 may begin an error reply with, when nothing is wrong with the script. */
const refusals =
  /^(?:BUSY|CLUSTERDOWN|LOADING|MASTERDOWN|MISCONF|NOAUTH|NOPERM|NOREPLICAS|OOM|READONLY|TRYAGAIN|WRONGPASS|WRONGTYPE)\b/

/** A failure of a client, with the code that Redis wrote into its words: clients leave it there. */
export function withCode(failure: unknown): unknown {
  const [word] = refusals.exec(failure instanceof Error ? failure.message : '') ?? []
  return word === undefined ? failure : Object.assign(new Error(word), { code: `REDIS_${word}` })
}
