/** An unknown option's name as a message shows it: letters, as options have them. Anything else may be a secret, gone astray. */
export function shownName(name: string): string {
  return /^[a-z_-]{1,30}$/i.test(name) ? name : '(not shown)'
}
