import { fieldsOf, isFailure, readAnswer, unwrap } from './answer.ts'
import { describe, expect, it } from 'vitest'

describe('an answer', () => {
  it.each([
    ['{"data":{}}', 'data'],
    [' \n[1]', 'data'],
    ['\u{FEFF}{"data":{}}', 'data'],
    ['{"data":', 'unreadable'],
    ['<html><body>no</body></html>', 'page'],
    ['<!DOCTYPE html><p>no</p>', 'page'],
    ['<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">\n<html/>', 'page'],
    ['<?xml version="1.0" encoding="UTF-8"?><html xmlns="x"><body>no</body></html>', 'page'],
    ['<!-- Copyright --> <HTML><body>no</body></HTML>', 'page'],
    ['<!--[if IE 7]> <html class="old"> <![endif]-->', 'page'],
    ['<?xml version="1.0"?><!DOCTYPE approvals><!-- html --><approvals><html/></approvals>', 'xml'],
    ['<?xml version="1.0"?><approvals/>', 'xml'],
    ['<headers/>', 'xml'],
    ['token=ws1', 'data'],
    ['', 'data'],
    ['no', 'unreadable'],
  ])('that reads %j is %s', (text, kind) => {
    expect(readAnswer(text).kind).toBe(kind)
  })

  it.each([
    ['in data', '{"data":{"token":"ws1"}}'],
    ['under the name of its command', '{"loginUser":{"token":"ws1"}}'],
    ['under both', '{"data":{"loginUser":{"token":"ws1"}}}'],
    ['at the top', '{"token":"ws1"}'],
    ['as a property', 'token=ws1'],
  ])('has its fields %s', (_where, text) => {
    expect(fieldsOf(readAnswer(text))).toEqual({ token: 'ws1' })
  })

  it.each(['[]', 'null', '"token"', '{"data":null}', '<token/>', 'token'])('%j has no token', (text) => {
    expect(fieldsOf(readAnswer(text))).not.toHaveProperty('token')
  })
})

describe('the data of a command', () => {
  it.each([
    ['under data', { data: { type: 'about' } }, { type: 'about' }],
    ['under its own name', { findUsers: [{ id: '1' }] }, [{ id: '1' }]],
    ['under its own name before data', { data: 1, findUsers: [] }, []],
    ['bare', { token: 'ta1' }, { token: 'ta1' }],
    ['under its own name, where there is none', { findUsers: null, data: 1 }, null],
    ['under data, where there is none', { data: null }, null],
    ['a list', [1], [1]],
  ])('stands %s', (_where, value, data) => {
    expect(unwrap('findUsers', value)).toEqual(data)
  })

  it.each(['__proto__', 'constructor', 'toString'])('of %s is not what every object has', (command) => {
    expect(unwrap(command, { data: 1 })).toBe(1)
  })

  it.each([
    [{ status: 'failure', message: 'no' }, true],
    [{ Status: 'Failure' }, true],
    [{ data: { status: 'FAILURE' } }, true],
    [{ about: { status: 'Failure' } }, true],
    [{ About: { status: 'Failure' } }, true],
    [{ data: { about: { status: 'Failure' } } }, true],
    [{ about: { data: { status: 'failure' } } }, true],
    [{ status: 'failure', data: { version: 8 } }, true],
    [{ status: 'success' }, false],
    [{ status: 'failures found' }, false],
    [{ status: { status: 'failure' } }, false],
    [{ run: { status: 'failure' } }, false],
    [{ data: { data: { status: 'failure' } } }, false],
    [{ about: { about: { status: 'failure' } } }, false],
    [[{ status: 'failure' }], false],
    [null, false],
  ])('%j says of itself that it failed: %s', (value, failed) => {
    expect(isFailure('about', value)).toBe(failed)
  })

  it('may be called as that which says how it went', () => {
    expect(isFailure('status', { status: { status: 'failure' } })).toBe(true)
  })

  it('is looked for at the top, however deep an answer is', () => {
    const deep: unknown = JSON.parse(`${'{"data":'.repeat(50_000)}{"status":"failure"}${'}'.repeat(50_000)}`)

    expect(isFailure('about', deep)).toBe(false)
  })
})
