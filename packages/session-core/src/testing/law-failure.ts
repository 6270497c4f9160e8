/** A promise that was not kept. */
export class LawFailure extends Error {
  override readonly name = 'LawFailure'
}

/**
 * Holds what was seen against what was promised; both are plain data.
 *
 * @throws LawFailure
 */
export function expectThat(promise: string, seen: unknown, promised: unknown): void {
  const [told, due] = [JSON.stringify(seen), JSON.stringify(promised)]
  if (told !== due) throw new LawFailure(`Promised: ${promise}. Expected ${due}, saw ${told}.`)
}
