'use server'

import { securid } from '../lib/session.ts'
import { redirect } from 'next/navigation'

/** Sets a report going. Check who asks, in yours: an action is a door to the outside. */
export async function runReport(form: FormData): Promise<void> {
  const session = await securid()
  const run = await session.command('runReport', { params: { name: String(form.get('name')) } })
  redirect(`/api/runs/${(run as { 'run-id': string })['run-id']}`)
}
