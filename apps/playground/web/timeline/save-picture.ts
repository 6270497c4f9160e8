const kept = ['fill', 'stroke', 'stroke-width', 'opacity', 'font-family', 'font-size', 'font-weight'] as const

/** Saves a picture as a file that needs no style sheet. */
export function savePicture(picture: SVGSVGElement): void {
  const copy = picture.cloneNode(true) as SVGSVGElement
  const [originals, copies] = [picture.querySelectorAll('*'), copy.querySelectorAll('*')]
  for (const [index, original] of originals.entries()) {
    const style = getComputedStyle(original)
    for (const name of kept) copies[index]?.setAttribute(name, style.getPropertyValue(name))
  }
  // Names stand where the lanes begin, however far the picture was scrolled.
  copy.querySelector('.labels')?.removeAttribute('transform')
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')

  const file = new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = 'timeline.svg'
  link.click()
  URL.revokeObjectURL(link.href)
}
