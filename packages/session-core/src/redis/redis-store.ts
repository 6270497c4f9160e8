import { SessionError } from '../errors/session-error.ts'
import { isObject } from '../is-object.ts'
import type { SharedStore } from '../share/shared-store.ts'
import { shownName } from '../shown-name.ts'
import { withCode } from './refusals.ts'
import { readScript, swapScript } from './scripts.ts'

/**
 * Sends one command. node-redis: `(args) => client.sendCommand([...args])`. ioredis, iovalkey:
 * `([name, ...rest]) => client.call(name, ...rest)`. `args` is always `['EVAL', script, '1', key, …]`.
 */
export type RedisCommand = (args: readonly [name: string, ...rest: string[]]) => Promise<unknown>

/** Where in Redis the records are. */
export interface RedisStoreOptions {
  /** Stands before each key. Default: `sess:`. */
  readonly prefix?: string
}

/**
 * Shares sessions through Redis 5 or newer, Valkey, or whatever runs Lua scripts; through any client. One key per
 * session, which expires by itself. An ACL of `~sess:* -@all +eval +get +set +pttl` is enough.
 *
 * @throws SessionError `invalid-options`
 * @example
 * ```ts
 * import { type RedisCommand, redisStore } from '@org/session-core/redis'
 *
 * declare const client: { readonly sendCommand: (args: string[]) => Promise<unknown> }
 *
 * const store = redisStore((args) => client.sendCommand([...args]))
 * ```
 */
export function redisStore(send: RedisCommand, options: RedisStoreOptions = {}): SharedStore {
  if (!isObject(options)) throw wrong('its options must be an object')
  const { prefix = 'sess:', ...unknown } = options
  const [stranger] = Object.keys(unknown)
  if (stranger !== undefined) throw wrong(`option ${shownName(stranger)} is unknown`)
  if (typeof prefix !== 'string') throw wrong('prefix must be a text')
  if (typeof send !== 'function')
    throw wrong('send must be a function: (args) => client.sendCommand([...args])')

  const run = async (script: string, key: string, ...rest: string[]): Promise<unknown> => {
    try {
      return await send(['EVAL', script, '1', prefix + key, ...rest])
    } catch (error) {
      throw withCode(error)
    }
  }

  return {
    read: async (key) => {
      const reply = await run(readScript, key)
      if (reply === null || reply === undefined) return undefined
      if (!Array.isArray(reply)) throw strange('a list')
      const [stored, pttl] = reply as readonly unknown[]
      const [, keepMs = '0', text = ''] = /^(\d+):([^]*)$/.exec(textOf(stored)) ?? [
        undefined,
        '0',
        textOf(stored),
      ]
      return { text, ageMs: Math.max(0, Number(keepMs) - Math.max(0, Number(pttl))) }
    },
    swap: async (key, { expected, next, keepMs }) => {
      const from = expected === undefined ? ['0', ''] : ['1', expected]
      const reply = textOf(await run(swapScript, key, ...from, next, String(Math.ceil(keepMs))))
      if (!/^[01]$/.test(reply)) throw strange('0 or 1')
      return reply === '1'
    },
  }
}

/** Some clients can be told to answer with bytes. */
function textOf(value: unknown): string {
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : String(value)
}

/** Such as `QUEUED`, of a client in the middle of a MULTI. */
function strange(instead: string): SessionError {
  return new SessionError('unreachable', {
    protocol: 'share',
    message: `redisStore: EVAL was not answered with ${instead}. Give it a client of its own, and send the command as it is.`,
  })
}

function wrong(what: string): SessionError {
  return new SessionError('invalid-options', { protocol: 'share', message: `redisStore: ${what}.` })
}
