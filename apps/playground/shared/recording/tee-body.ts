const mostBytes = 16_384

/**
 * The same response, whose body is also heard: `heard` gets its first 16 KiB as text once it has ended, broken off or
 * been given up. Nothing is read that the owner of the response does not read.
 */
export function teeBody(response: Response, heard: (text: string) => void): Response {
  const { status, statusText, headers, body } = response
  if (body === null) return response

  const decoder = new TextDecoder()
  const reader = body.getReader()
  let text = ''
  let bytes = 0
  const copy = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: async (controller) => {
        const { done, value } = await reader.read().catch((error: unknown) => {
          heard(text)
          throw error
        })
        if (done) {
          heard(text)
          controller.close()
          return
        }
        if (bytes < mostBytes) text += decoder.decode(value.subarray(0, mostBytes - bytes), { stream: true })
        bytes += value.byteLength
        controller.enqueue(value)
      },
      cancel: async (reason) => {
        heard(text)
        await reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
  return new Response(copy, { status, statusText, headers })
}
