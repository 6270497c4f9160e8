import { xmlFields } from './xml-fields.ts'
import { describe, expect, it } from 'vitest'

const failed = { data: { status: 'failure', message: 'no' } }

describe('the fields of an answer in XML', () => {
  it.each([
    ['elements', '<data><status>failure</status><message>no</message></data>'],
    [
      'a declaration, a comment and white space',
      '<?xml version="1.0"?>\n<!-- > -->\n<data>\n <status> failure </status>\n <message>no</message>\n</data>',
    ],
    [
      'a document type',
      '<!DOCTYPE data [<!ENTITY x "<status>success</status>">]><data><status>failure</status><message>no</message></data>',
    ],
    ['a namespace', '<r:data xmlns:r="urn:r"><r:status>failure</r:status><r:message>no</r:message></r:data>'],
    ['attributes', '<data id="1" status="failure" message=\'no\'/>'],
    [
      'attributes of elements',
      '<data><status code="5">failure</status><message lang="en">no</message></data>',
    ],
    ['CDATA', '<data><status><![CDATA[failure]]></status><message><![CDATA[no]]></message></data>'],
    ['elements of elements', '<data><status>failure</status><message><b>no</b></message></data>'],
  ])('are found with %s', (_what, text) => {
    expect(xmlFields(text)).toMatchObject(failed)
  })

  it.each([
    ['deeper down', '<data><run><status>failure</status></run></data>'],
    ['of another name', '<data><statuses>failure</statuses></data>'],
    ['of a comment', '<data><!-- <status>failure</status> --></data>'],
    ['that does not end', '<data><status>failure'],
    ['of no root', 'status'],
  ])('hold no status %s', (_where, text) => {
    expect(xmlFields(text)).not.toHaveProperty('data.status')
  })

  it('are decoded', () => {
    expect(xmlFields('<data><message>a &lt; b &amp; c</message></data>')).toEqual({
      data: { message: 'a < b & c' },
    })
    expect(xmlFields('<data><message>a <![CDATA[< b & c]]></message></data>')).toEqual({
      data: { message: 'a < b & c' },
    })
  })

  it('are looked for at the beginning of an answer, however long it is', () => {
    expect(xmlFields(`<data>${'<item><status>ok</status></item>'.repeat(100_000)}</data>`)).toHaveProperty(
      'data',
    )
    expect(xmlFields(`<data ${'<'.repeat(1_000_000)}`)).toEqual({})
  })
})
