/** What a parameter of a command may be; a list is sent with commas, as `returnColumns` wants it. */
export type CommandParameter = string | number | boolean | readonly (string | number | boolean)[]

/** The one path of the web services, below the server's address (G&L 7.5.2 reference). */
export const commandPath = 'aveksa/command.submit'

/** Where a command lives. Without `format=json` the server answers in properties. */
export function commandTarget(
  name: string,
  params: Readonly<Record<string, CommandParameter | undefined>> = {},
): string {
  const query = new URLSearchParams({ cmd: name, format: 'json' })
  for (const [key, value] of Object.entries(params)) {
    if (value !== undefined) query.append(key, String(value))
  }
  return `${commandPath}?${query}`
}
