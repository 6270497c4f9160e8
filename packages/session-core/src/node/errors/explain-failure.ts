import type { Connector } from '../connection/connector.ts'
import type { Outgoing } from '../request/outgoing.ts'
import { explain } from './explain.ts'

/** Says what a failure means; the one of a body's own source is its owner's, and stays as it is. */
export function explainFailure(failure: unknown, { body, url }: Outgoing, connector: Connector): Error {
  if (failure instanceof Error && body.isSource?.(failure)) return failure
  return explain(connector.firstOf(failure) ?? failure, url.host)
}
