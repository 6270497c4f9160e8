/** Browsers show a redirect that is not followed as status 0. */
export function isRedirect({ status, type }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304)
}

/** Whether an answer might say that the session ended, unless a protocol knows better: a look at the head. */
export function isSuspect(response: Response): boolean {
  const { status } = response
  // Nearly all answers are: they are not looked at twice.
  const isFine = status >= 200 && status < 300
  return !isFine && ([401, 403, 407].includes(status) || isRedirect(response))
}
