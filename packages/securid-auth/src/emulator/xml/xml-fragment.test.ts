import { readXmlFragment } from './xml-fragment.ts'
import { expect, it } from 'vitest'

it.each([
  ['several roots', '<a>1</a><b>2</b>', ['a 1 1', 'b 1 2']],
  ['white space around roots', '\n <a>1</a>\n', ['a 1 1']],
  ['white space inside an element', '<a> 1\n</a>', ['a 1  1\n']],
  ['a declaration and a byte order mark', '\u{FEFF}<?xml version="1.0"?><a>1</a>', ['a 1 1']],
  ['an empty element', '<a/><b></b>', ['a 1 ', 'b 1 ']],
  ['the five entities', '<a>&lt;&gt;&amp;&quot;&apos;</a>', [`a 1 <>&"'`]],
  ['decimal and hexadecimal references', '<a>&#228;&#xE4;&#x1F600;</a>', ['a 1 ää😀']],
  ['a reference that spells another', '<a>&amp;lt;</a>', ['a 1 &lt;']],
  ['CDATA', '<a>1<![CDATA[<b>&amp;]]>2</a>', ['a 1 1<b>&amp;2']],
  ['a comment within a value', '<a>1<!-- not - this -->2</a>', ['a 1 12']],
  ['line ends of every kind', '<a>1\r\n2\r3</a>', ['a 1 1\n2\n3']],
  ['a carriage return by reference', '<a>1&#13;2</a>', ['a 1 1\r2']],
  ['elements inside elements', '<a>1<b>2</b>3</a>', ['a 1 13', 'b 2 2']],
  ['names with prefixes, and attributes', '<s:a x="1 &amp; 2" y=\'"\'>1</s:a >', ['s:a 1 1']],
  ['letters beyond ASCII', '<größe>ä</größe>', ['größe 1 ä']],
])('reads %s', (_what, source, expected) => {
  const fragment = readXmlFragment(source)

  const elements = 'elements' in fragment ? fragment.elements : []
  expect(elements.map(({ name, depth, text }) => `${name} ${depth} ${text}`)).toEqual(expected)
})

it.each([
  [
    'quoted in both ways',
    `<a x="1'" y='2"'/>`,
    [
      ['x', "1'"],
      ['y', '2"'],
    ],
  ],
  ['with references', '<a x="&lt;&#228;&amp;lt;"/>', [['x', '<ä&lt;']]],
  ['over two lines', '<a\n x="1\n2"\n/>', [['x', '1 2']]],
  ['with a line break by reference', '<a x="1&#10;2"/>', [['x', '1\n2']]],
  [
    'called like what every object has',
    '<a __proto__="1" toString=""/>',
    [
      ['__proto__', '1'],
      ['toString', ''],
    ],
  ],
])('reads attributes %s', (_what, source, expected) => {
  const fragment = readXmlFragment(source)

  expect('elements' in fragment && [...(fragment.elements[0]?.attributes ?? [])]).toEqual(expected)
})

it.each([
  ['nothing', ''],
  ['only white space', ' \n'],
  ['a bare ampersand', '<a>1 & 2</a>'],
  ['a bare less-than', '<a>1 < 2</a>'],
  ['an unknown entity', '<a>&nbsp;</a>'],
  ['an entity of an object’s own property', '<a>&toString;</a>'],
  ['a reference without its end', '<a>&amp</a>'],
  ['a reference to no character', '<a>&#0;</a>'],
  ['a reference to half a character', '<a>&#xD800;</a>'],
  ['a reference beyond the last character', '<a>&#x110000;</a>'],
  ['a control character', '<a>\u{1}</a>'],
  ['half a character', '<a>\u{D800}</a>'],
  ['the end of a CDATA section without one', '<a>]]></a>'],
  ['a CDATA section without end', '<a><![CDATA[1</a>'],
  ['a comment with two dashes', '<a><!-- 1 -- 2 --></a>'],
  ['a document type', '<!DOCTYPE a><a>1</a>'],
  ['an element without end', '<a>1'],
  ['an end without beginning', '1</a>'],
  ['ends in the wrong order', '<a><b></a></b>'],
  ['ends in another case', '<a>1</A>'],
  ['text outside an element', '<a>1</a>2'],
  ['a reference outside an element', '<a>1</a>&#32;'],
  ['an attribute without quotes', '<a x=1>1</a>'],
  ['an attribute with a bare ampersand', '<a x="1 & 2">1</a>'],
  ['an attribute with an unknown entity', '<a x="&nbsp;">1</a>'],
  ['an attribute with a reference without its end', '<a x="&amp">1</a>'],
  ['an attribute twice', '<a x="1" x="1">1</a>'],
  ['a name that begins with a digit', '<1>1</1>'],
])('refuses %s', (_what, source) => {
  expect(readXmlFragment(source)).toEqual({ problem: expect.any(String) as string })
})
