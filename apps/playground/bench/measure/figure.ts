/** A number in about three digits that say something: 0.41, 4.12, 41.2, 4123. */
export function figure(value: number): string {
  if (Number.isNaN(value)) return '–'
  const whole = Math.max(1, Math.ceil(Math.log10(value + 1e-9)))
  return value.toFixed(Math.max(0, 3 - whole))
}
