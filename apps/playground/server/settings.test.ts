import { readSettings } from './settings.ts'
import { expect, it } from 'vitest'

it('needs nothing to be set', () => {
  expect(readSettings({ APPVIEWX_PORT: '', APPVIEWX_URL: '' })).toEqual({
    ports: { playground: 4173, appviewx: 31_443, securid: 8443 },
    urls: {},
  })
})

it('takes ports, 0 for a free one among them, and addresses of real installations', () => {
  const settings = readSettings({ PLAYGROUND_PORT: '0', SECURID_URL: 'https://gl.example' })

  expect(settings.ports.playground).toBe(0)
  expect(settings.urls).toEqual({ securid: 'https://gl.example' })
})

it.each([
  ['PLAYGROUND_PORT', 'abc'],
  ['APPVIEWX_PORT', '65536'],
  ['SECURID_PORT', '-1'],
  ['APPVIEWX_URL', 'avx.example'],
  ['SECURID_URL', 'ftp://gl.example'],
  ['SECURID_URL', 'http://gl.example'],
  ['APPVIEWX_URL', 'https://ada:secret@avx.example'],
])('names %s when it holds %s', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(name)
})
