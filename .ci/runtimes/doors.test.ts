import { publicPackages } from '../public-packages.ts'
import { runTool } from '../run-tool.ts'
import { runtimes } from './runtimes.ts'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'

/** Every way into every package. */
const doors = publicPackages().flatMap(({ manifest }) =>
  Object.keys(manifest.exports)
    .filter((path) => !path.endsWith('.json'))
    .map((path) => join(manifest.name, path)),
)

/** Opens each, and prints what went wrong; then says what nodeTransport says without undici, or on an old Node. */
const program = `
for (const door of ${JSON.stringify(doors)}) {
  await import(door).catch((error) => console.log(door, String(error)))
}
const { nodeTransport } = await import('@org/session-core/node')
try {
  nodeTransport({ roots: 'system' })
} catch (error) {
  console.log(error.code)
}
`

describe('What would be published', () => {
  it.for(runtimes.filter(({ name }) => name.startsWith('Node')))(
    'opens every door on $name, and says in its own words what is missing',
    { timeout: 60_000 },
    async ({ name, program: node }, { skip, signal }) => {
      skip(!existsSync(node) && !process.env['CI'], `${node} is not there`)
      const folder = join(inject('packed').consumer, 'doors')
      mkdirSync(folder, { recursive: true })
      const file = join(folder, `${name.replaceAll(' ', '-')}.js`)
      writeFileSync(file, program)

      const { output } = await runTool(node, [file], { cwd: folder, signal })

      expect(doors.length).toBeGreaterThan(10)
      expect(output.trim()).toBe('invalid-options')
    },
  )
})
