import { pageText } from './page-text.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const read = (html: string): string => pageText(html).replaceAll(/\s+/g, ' ').trim()

it.each([
  [
    'the body, not the title',
    '<html><head><title>Error</title></head>\n<body>It failed.</body></html>',
    'It failed.',
  ],
  [
    'the title where there is nothing else',
    '<title>Sign in &amp; on</title><body><script>a</script> </body>',
    'Sign in & on',
  ],
  ['nothing where there is nothing', '<title></title><script>Invalid credentials</script>', ''],
  ['a text that is no page', 'error code: 520', 'error code: 520'],
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
  expect(() => pageText(piece.repeat(200_000))).not.toThrow()
})

it('reads whatever it is given', () => {
  const anyLetter = fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code))

  fc.assert(fc.property(fc.string({ unit: anyLetter }), (html) => typeof pageText(html) === 'string'))
})
