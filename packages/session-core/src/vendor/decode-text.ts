/**
 * The text of an answer, decoded by its byte order mark, the charset of its Content-Type, or its XML or HTML
 * declaration; otherwise, and where no decoder knows the label, as UTF-8.
 *
 * @throws TypeError for anything but bytes and headers.
 */
export function decodeText(bytes: Uint8Array, headers: Headers): string {
  if (!ArrayBuffer.isView(bytes) || !('get' in Object(headers)))
    throw new TypeError('decodeText takes bytes and headers.')

  const label = markOf(bytes) ?? charset.exec(headers.get('content-type') ?? '')?.[1] ?? declared(bytes)
  return decoderOf(label).decode(bytes)
}

const charset = /\bcharset\s*=\s*["']?([^\s"';,]+)/i

/** What is unmistakable of UTF-8 and UTF-16. */
function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

const declaration =
  /^\s*<\?xml\b[^>]*\bencoding\s*=\s*["']([\w.:-]+)|^\s*<[^{]*<meta\b[^>]*\bcharset\s*=\s*["']?([\w.:-]+)/i

/** A declaration that can be read as ASCII is not in UTF-16, whatever it says. */
function declared(bytes: Uint8Array): string | undefined {
  // An object of JSON declares nothing.
  if (bytes[0] === 0x7b) return undefined

  const match = declaration.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 1024)))
  const label = match?.[1] ?? match?.[2]
  return label && /^utf-?16/i.test(label) ? undefined : label
}

function decoderOf(label: string | undefined): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder()
  }
}
