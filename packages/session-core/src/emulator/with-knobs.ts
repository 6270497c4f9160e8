/** The frame, and on it a vendor's own knobs; getters of both stay alive. */
export const withKnobs = <Frame extends object, Knobs extends object>(
  frame: Frame,
  knobs: Knobs,
): Frame & Knobs => Object.defineProperties(frame, Object.getOwnPropertyDescriptors(knobs)) as Frame & Knobs
