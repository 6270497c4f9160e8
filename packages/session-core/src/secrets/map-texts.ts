/** An object whose texts are changed, and nothing else. */
export function mapTexts<Texts extends object>(texts: Texts, change: (text: string) => string): Texts {
  const parts = Object.entries(texts).map(([name, part]: [string, unknown]) => [
    name,
    typeof part === 'string' ? change(part) : part,
  ])
  return Object.fromEntries(parts) as Texts
}
