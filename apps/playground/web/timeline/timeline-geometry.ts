/** The pixels left of the names of the lanes. */
export const labelInset = 14

/** The pixels left of the lanes, for their names: fewer where there is little room. */
export const labelWidthFor = (width: number): number => (width < 480 ? 86 : 112)

/** The pixels above the lanes, for the scale. */
export const axisHeight = 26
