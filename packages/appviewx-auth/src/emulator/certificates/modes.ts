import type { Call } from '../call.ts'
import type { Reply } from '../replies.ts'
import { missingField } from '../routes/business-refusals.ts'

/** `isSync` is a boolean, `ttl` a positive number of seconds (AppViewX 2020.3.0, Request_Structure_2930609); how wrong ones are refused is inferred. */
export function wrongTiming({ query }: Pick<Call, 'query'>): Reply | undefined {
  const [isSync, ttl] = [query.get('isSync') ?? 'false', query.get('ttl') ?? '300']
  if (!/^(?:true|false)$/.test(isSync)) return missingField('isSync')
  return /^[1-9]\d*$/.test(ttl) ? undefined : missingField('ttl')
}
