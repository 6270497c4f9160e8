/** What the server answers, before the way back harms it. */
export interface Answer {
  readonly status: number
  /** The reason phrase, where the server has its own. */
  readonly reason?: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** An answer of 200 in the content type that belongs to it; the types are a good guess, no page states them. */
export const answer = (contentType: string, body: string): Answer => ({
  status: 200,
  headers: { 'content-type': contentType },
  body,
})

/** An answer of JSON. */
export const jsonAnswer = (value: unknown): Answer => answer('application/json', JSON.stringify(value))

/** One `key=value` a line, each with its newline; nothing is escaped. Source: G&L 7.5.2, getLoginInstructions. */
export const propertiesAnswer = (values: Readonly<Record<string, string>>): Answer =>
  answer(
    'text/plain',
    Object.entries(values)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(''),
  )
