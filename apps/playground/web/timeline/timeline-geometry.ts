/** The pixels left of the names of the lanes. */
export const labelInset = 14

/** The pixels left of the lanes, for their names: fewer where there is little room. */
export const labelWidthFor = (width: number): number => (width < 480 ? 86 : 112)

/** The pixels above the lanes, for the scale. */
export const axisHeight = 26

const letterWidth = 6.4

/** How many pixels a text on a bar needs, with air at both ends. */
export const widthOf = (text: string): number => text.length * letterWidth + 10
