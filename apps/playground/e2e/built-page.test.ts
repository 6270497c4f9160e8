import { expect, inject, it } from 'vitest'

const files = new Map(inject('page'))
const textOf = (path: string): string => String(files.get(path)?.content)

it('draws the page at first with less than 200 KiB of script', () => {
  const entry = /src="\.?(\/[^"]+\.js)"/.exec(textOf('/index.html'))?.[1] ?? ''

  const bytes = new TextEncoder().encode(textOf(entry)).byteLength

  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThan(200 * 1024)
})

it('has no script or style in the HTML itself, and asks nobody else for anything', () => {
  const html = textOf('/index.html')

  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|style=/)
  expect(html).not.toMatch(/(?:src|href)="(?!\.?\/)/)
})

it('knows the type of each of its files', () => {
  expect([...files.values()].map(({ type }) => type)).not.toContain('application/octet-stream')
})
