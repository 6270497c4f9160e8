import { readPage } from './error-page.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const read = (html: string): string => readPage(html).replaceAll(/\s+/g, ' ').trim()

it.each([
  [
    'the body, not the title',
    '<html><head><title>Error</title></head>\n<body>It failed.</body></html>',
    'It failed.',
  ],
  ['words apart that only tags keep apart', '<p>one</p><p>two</p>', 'one two'],
  ['no script and no style', '<style>p{}</style><script>if (a < b) alert(1)</script >text', 'text'],
  ['nothing of a script that never ends', 'text<script>alert(1)', 'text'],
  ['no comment', 'a<!-- <b>hidden</b> -->b', 'a b'],
  ['entities once', '&amp;lt; &lt;b&gt; &quot;&apos;&#39;&#x41;&nbsp;&#228;', `&lt; <b> "''A ä`],
  ['what is no entity as it is', '&unknown; &#9999999; & &;', '&unknown; &#9999999; & &;'],
])('shows %s', (_what, html, text) => {
  expect(read(html)).toBe(text)
})

it.each(['<', '<!--', '<script', '<title><', '&#1', '<p '])('reads a megabyte of %j', (piece) => {
  expect(() => readPage(piece.repeat(200_000))).not.toThrow()
})

it('reads whatever it is given', () => {
  const anyLetter = fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code))

  fc.assert(fc.property(fc.string({ unit: anyLetter }), (html) => typeof readPage(html) === 'string'))
})
