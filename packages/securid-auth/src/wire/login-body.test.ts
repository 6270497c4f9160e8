import { isXmlText, loginBody } from './login-body.ts'
import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** The body has two roots: a parser needs one around it. */
function parse(body: string): Record<string, string | null> {
  const { documentElement } = new DOMParser().parseFromString(`<login>${body}</login>`, 'text/xml')
  const elements = [...(documentElement?.childNodes ?? [])]

  return Object.fromEntries(elements.map((element) => [element.nodeName, element.textContent]))
}

const anyLetter = fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code))
const xmlText = fc.string({ unit: anyLetter }).filter(isXmlText)

describe('the body of a login', () => {
  it('is two elements without a root', () => {
    const body = loginBody({ username: 'user01', password: 'password123' })

    expect(body).toBe('<username>user01</username><password>password123</password>')
  })

  it('is read back by an XML parser as it was meant, whatever the credentials', () => {
    fc.assert(
      fc.property(xmlText, xmlText, (username, password) => {
        const read = parse(loginBody({ username, password }))

        expect(read).toEqual({ username, password })
      }),
    )
  })

  it.each([
    ['markup', '</password><username>&amp;', '&lt;/password&gt;&lt;username&gt;&amp;amp;'],
    ['an umlaut and an emoji', 'ä😀', '&#228;&#128512;'],
    ['line breaks', '\r\n', '&#13;&#10;'],
  ])('carries %s in printable ASCII', (_what, password, written) => {
    const body = loginBody({ username: 'user01', password })

    expect(body).toBe(`<username>user01</username><password>${written}</password>`)
  })
})

describe('the characters of XML 1.0', () => {
  it.each(['\u{0}', '\u{1B}', '\u{D800}', '\u{DFFF}', '\u{FFFE}', '\u{FFFF}'])(
    'do not include %j',
    (character) => {
      expect(isXmlText(`a${character}b`)).toBe(false)
    },
  )

  it.each(['', '\t\n\r', '\u{7F}\u{85}', '\u{FFFD}', '\u{10FFFF}'])('include %j', (text) => {
    expect(isXmlText(text)).toBe(true)
  })
})
