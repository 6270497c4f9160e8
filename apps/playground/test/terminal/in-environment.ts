import { onTestFinished, vi } from 'vitest'

/** Where a transport looks besides: into the environment of its process. */
export function inEnvironment(variables: Readonly<Record<string, string>> = {}): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
}
