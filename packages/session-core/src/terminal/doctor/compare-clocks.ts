import { readDate } from '../../errors/retry-after.ts'
import type { Finding } from './finding.ts'

/** More than this is worth a word, in seconds. */
const mostSeconds = 60

/** How far the server's clock is from this machine's. */
export function compareClocks(date = ''): Finding {
  const step = 'clocks'
  const theirs = readDate(date)
  if (Number.isNaN(theirs))
    return { step, status: 'skipped', summary: 'The server does not say what time it is.' }

  const seconds = Math.round((Date.now() - theirs) / 1000)
  const data = { seconds }
  if (Math.abs(seconds) <= mostSeconds)
    return { step, status: 'ok', summary: `The clocks agree (${seconds} s).`, data }
  return {
    step,
    status: 'warning',
    summary: `This machine is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} the server.`,
    advice: 'Sessions do not mind; certificates, tokens and logs do: check NTP on both.',
    data,
  }
}
