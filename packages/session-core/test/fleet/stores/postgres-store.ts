// The store that the page of fleets shows, as it stands there.
import type { SharedStore } from '@org/session-core/share'

/** `pg`, or anything that takes a statement and its values. */
type Query = (
  statement: string,
  values: readonly unknown[],
) => Promise<{ readonly rows: readonly Record<string, unknown>[] }>

// CREATE TABLE shared (key text PRIMARY KEY, text text NOT NULL, written timestamptz NOT NULL, kept interval NOT NULL)
export const postgresStore = (query: Query): SharedStore => ({
  read: async (key) => {
    const { rows } = await query(
      `SELECT text, extract(epoch FROM clock_timestamp() - written) * 1000 AS age
       FROM shared WHERE key = $1 AND clock_timestamp() < written + kept`,
      [key],
    )
    return rows[0] && { text: String(rows[0]['text']), ageMs: Math.max(0, Number(rows[0]['age'])) }
  },
  swap: async (key, { expected, next, keepMs }) => {
    const [statement, values]: readonly [string, readonly unknown[]] =
      expected === undefined
        ? [
            `INSERT INTO shared AS s VALUES ($1, $2, clock_timestamp(), $3 * interval '1 ms')
             ON CONFLICT (key) DO UPDATE SET text = $2, written = clock_timestamp(), kept = $3 * interval '1 ms'
             WHERE clock_timestamp() >= s.written + s.kept RETURNING 1`,
            [key, next, keepMs],
          ]
        : [
            `UPDATE shared SET text = $2, written = clock_timestamp(), kept = $3 * interval '1 ms'
             WHERE key = $1 AND text = $4 AND clock_timestamp() < written + kept RETURNING 1`,
            [key, next, keepMs, expected],
          ]
    if ((await query(statement, values)).rows.length > 0) return true
    // A client may have sent it twice.
    const { rows } = await query('SELECT 1 FROM shared WHERE key = $1 AND text = $2', [key, next])
    return rows.length > 0
  },
})
