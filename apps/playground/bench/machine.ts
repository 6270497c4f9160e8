import { cpus, loadavg } from 'node:os'

/** What it is measured on, and how busy that is: one is a core. */
export function machine(): string {
  const [load = NaN] = loadavg()
  const processor = (cpus()[0]?.model ?? 'some processor').replaceAll(/\((?:R|TM)\)/g, '').trim()
  return `${cpus().length} cores of ${processor}, Node ${process.versions.node}, load ${load.toFixed(1)}`
}
