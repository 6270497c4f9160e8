/** Milliseconds that all processes of this machine count alike. */
export function machineTime(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000
}
