/** One request, read to its end. */
export interface EmulatorCall {
  /** As it came, with its body still to be read. */
  readonly request: Request
  readonly url: URL
  /** The body as text, in the charset that its `Content-Type` names: UTF-8 without one. */
  readonly body: string
}

/** Waits for the whole body. */
export async function readCall(request: Request): Promise<EmulatorCall> {
  const url = new URL(request.url)
  if (request.body === null) return { request, url, body: '' }

  const bytes = await request.arrayBuffer()
  const body = decoderFor(request.headers.get('content-type') ?? '').decode(bytes)
  const { headers, method, signal } = request
  // Not a Request of a Request, which happy-dom refuses once its body was read.
  return { request: new Request(url, { headers, method, signal, body: bytes }), url, body }
}

function decoderFor(contentType: string): TextDecoder {
  const charset = /;\s*charset="?(?<label>[^";\s]+)/i.exec(contentType)?.groups?.['label']
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder() // A label that the platform does not know.
  }
}
