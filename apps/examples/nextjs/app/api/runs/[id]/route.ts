import { securid } from '../../../../lib/session.ts'
import { isSessionError } from '@org/securid-auth'

/** A route handler: how far a run is. */
export async function GET(request: Request, { params }: { readonly params: Promise<{ id: string }> }) {
  const session = await securid()
  const { id } = await params
  try {
    const run = await session.command('getRunStatus', { params: { 'run-id': id }, signal: request.signal })
    return Response.json(run)
  } catch (error) {
    if (!isSessionError(error)) throw error
    return Response.json({ code: error.code }, { status: error.retryable ? 503 : 502 })
  }
}
