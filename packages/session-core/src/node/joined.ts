/** Pieces of a body as one. A single one is not copied. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces
  return only && pieces.length === 1 ? only : Buffer.concat(pieces)
}
