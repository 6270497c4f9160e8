import process from 'node:process'

/** A version's first two numbers. */
export type NodeVersion = readonly [major: number, minor: number]

/** What the packages ask for. npx installs them on an older one, too, without a word. */
export const oldestNode: NodeVersion = [22, 12]

/** Whether this Node is that version, or a newer one. */
export function isNodeFrom(wanted: NodeVersion, version = process.versions.node): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1])
}
