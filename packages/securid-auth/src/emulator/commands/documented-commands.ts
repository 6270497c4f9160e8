const documented: ReadonlySet<string> = new Set()

/** Whether the vendor's documents know a command that this emulator does not answer. Source: G&L 7.5.2, the 51 command pages. */
export const isDocumentedCommand = (word: string): boolean => documented.has(word)
