import { expect, it } from 'vitest'

it.each(['@org/session-core', '@org/session-core/testing'])(
  '%s names what it exports, and nothing is the default',
  async (name) => {
    const exported = (await import(name)) as Readonly<Record<string, unknown>>

    expect(Object.keys(exported)).not.toContain('default')
    expect(Object.keys(exported)).not.toContain('module.exports')
  },
)
