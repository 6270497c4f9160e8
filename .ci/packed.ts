import { inject } from 'vitest'

/** What would be published now, and someone who has installed it. */
export interface Packed {
  /** One file per public package. */
  readonly tarballs: readonly string[]
  /** A folder where npm installed all of them and nothing else. Programs go into folders of their own, below it. */
  readonly consumer: string
}

/** Built, packed and installed once in a run, whoever asks first. */
export async function packed(): Promise<Packed> {
  const reply = await fetch(inject('packing'))
  if (!reply.ok) throw new Error(await reply.text())

  return (await reply.json()) as Packed
}
