import { encodeMultipart } from './multipart.ts'
import { isForeignBlob } from './taken-body.ts'
import type { TakenForm } from './taken-form.ts'

/** A form as it is sent: where the `Blob` of this place is not the platform's (jsdom), as bytes. */
export async function writtenForm({ entries, boundary }: TakenForm): Promise<BodyInit> {
  const own = await Promise.all(entries.map(async ([name, value]) => [name, await ownFile(value)] as const))
  const blob = encodeMultipart({ entries: own, boundary })
  return isForeignBlob(blob) ? new Uint8Array(await blob.arrayBuffer()) : blob
}

/** A file of another library is read: nothing here can point at it. */
async function ownFile(value: string | File): Promise<string | File> {
  if (typeof value === 'string' || value instanceof Blob) return value
  const theirs = value as File
  return new File([await theirs.arrayBuffer()], theirs.name, theirs)
}
