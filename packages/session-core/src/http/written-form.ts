import { encodeMultipart } from './multipart.ts'
import { isForeignBlob } from './taken-body.ts'
import type { TakenForm } from './taken-form.ts'

/** A form as it is sent: where the `Blob` of this place is not the platform's (jsdom), as bytes. */
export async function writtenForm(form: TakenForm): Promise<BodyInit> {
  const blob = encodeMultipart(form)
  return isForeignBlob(blob) ? new Uint8Array(await blob.arrayBuffer()) : blob
}
