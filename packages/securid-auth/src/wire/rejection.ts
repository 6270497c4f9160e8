/** Whether the server's words turn the credentials down (G&L 7.5.2, loginUser and loginTrustedApp). */
export function rejectsCredentials(words: string): boolean {
  return /could\s+not\s+be\s+validated|may\s+be\s+incorrect/i.test(words)
}

/** What to do after a 403 (RSA, 7.2.1; G&L 7.5.2, web services). */
export const ifClosed = 'Wait until its maintenance ends, or have this address allowed'

/** Whether a refusal is about the command: nobody may call it from here, whatever the credentials (G&L 7.5.2). */
export function isClosed(words: string): boolean {
  return /not valid for the command/i.test(words)
}
