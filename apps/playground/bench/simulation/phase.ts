/** What happened while every process of a fleet called once. All times in milliseconds since its beginning. */
export interface Phase {
  readonly name: string
  readonly logins: readonly number[]
  /** When whoever led was killed. */
  readonly killed: readonly number[]
  readonly failed: number
  /** When half of them, and the last one, had their answer. */
  readonly half: number
  readonly last: number
  /** Calls of the store, in all, and in the second that had the most of them. */
  readonly calls: number
  readonly peak: number
  /** How many were served, and how often the store was called, in each tenth of a second. */
  readonly curve: readonly Moment[]
}

/** A tenth of a second. */
export interface Moment {
  readonly served: number
  readonly calls: number
}

/** What was seen, in milliseconds of the clock. */
export interface Seen extends Pick<Phase, 'name' | 'failed'> {
  readonly startedAt: number
  readonly served: readonly number[]
  readonly calls: readonly number[]
  readonly logins: readonly number[]
  readonly killed: readonly number[]
}

const tenth = 100

/** Sums up what was seen. */
export function phaseOf({ name, failed, startedAt, ...seen }: Seen): Phase {
  const since = (moments: readonly number[]): readonly number[] =>
    moments.map((moment) => moment - startedAt).toSorted((one, other) => one - other)
  const [served, calls, logins] = [since(seen.served), since(seen.calls), since(seen.logins)]
  const last = served.at(-1) ?? NaN
  const inTenth = (moments: readonly number[], place: number): number =>
    moments.filter((moment) => Math.floor(moment / tenth) === place).length
  return {
    name,
    failed,
    logins,
    killed: since(seen.killed),
    half: served[Math.floor((served.length - 1) / 2)] ?? NaN,
    last,
    calls: calls.length,
    peak: mostWithin(calls, 1000),
    curve: Array.from({ length: Math.ceil((last + 1) / tenth) }, (_, place) => ({
      served: inTenth(served, place),
      calls: inTenth(calls, place),
    })),
  }
}

/** The most of them that lie within so many milliseconds; they are in order. */
function mostWithin(moments: readonly number[], ms: number): number {
  let [first, most] = [0, 0]
  for (const [place, moment] of moments.entries()) {
    while (moment - (moments[first] ?? moment) >= ms) first += 1
    most = Math.max(most, place - first + 1)
  }
  return most
}
