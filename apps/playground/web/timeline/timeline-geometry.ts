/** The pixels left of the lanes, for their names. */
export const labelWidth = 92

/** The pixels above the lanes, for the scale. */
export const axisHeight = 22
