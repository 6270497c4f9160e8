import type { Call } from '../call.ts'

/** The picture of a body, as it came: the body itself, or the file of a form. Undefined where neither is said to be a PNG. */
export async function sentPicture({ headers, request }: Call): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const type = headers.get('content-type') ?? ''
  if (/^image\/png\b/i.test(type)) return new Uint8Array(await request.arrayBuffer())
  if (!/^multipart\/form-data\b/i.test(type)) return undefined

  const form = await request.formData().catch(() => new FormData())
  for (const value of form.values()) {
    if (typeof value !== 'string' && value.type === 'image/png')
      return new Uint8Array(await value.arrayBuffer())
  }
  return undefined
}
