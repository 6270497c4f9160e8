/** The frame, and on it a vendor's own knobs; getters of both stay alive. */
export const withKnobs = <Frame extends object, Knobs extends object>(
  frame: Frame,
  knobs: Knobs,
): Frame & Knobs => {
  if (![frame, knobs].every(isThing)) throw new TypeError('withKnobs takes a server and its knobs.')
  return Object.defineProperties(frame, Object.getOwnPropertyDescriptors(knobs)) as Frame & Knobs
}

function isThing(value: unknown): boolean {
  return value === Object(value)
}
