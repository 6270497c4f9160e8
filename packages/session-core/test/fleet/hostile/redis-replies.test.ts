import { toy } from '../../toy-protocol.ts'
import { createToyServer } from '../../toy-server.ts'
import { createSession, secret } from '@org/session-core'
import { redisStore } from '@org/session-core/redis'
import { share } from '@org/session-core/share'
import { describe, expect, it } from 'vitest'

const never = new AbortController().signal
const change = { expected: undefined, next: 'next', keepMs: 1000 }

describe('A Redis client that answers strangely is told of', () => {
  it.each(['QUEUED', 'OK', 7, {}, true])('a read with %j', async (reply) => {
    const { read } = redisStore(() => Promise.resolve(reply))

    await expect(read('key', never)).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('send the command as it is') as string,
    })
  })

  it.each(['QUEUED', 'OK', 7, {}, '', null, true, undefined])('a swap with %j', async (reply) => {
    const { swap } = redisStore(() => Promise.resolve(reply))

    await expect(swap('key', change, never)).rejects.toMatchObject({ code: 'unreachable' })
  })

  it.each([1, 1n, '1', Buffer.from('1')])('but not a swap with %s', async (reply) => {
    const { swap } = redisStore(() => Promise.resolve(reply))

    await expect(swap('key', change, never)).resolves.toBe(true)
  })
})

describe('What Redis says no with is named by its code, and by nothing else', () => {
  const failureOf = (message: string): Promise<unknown> => {
    const session = createSession(toy('https://toy.test/base/'), {
      credentials: { username: 'ann', password: 'Password@123' },
      transport: createToyServer().fetch,
      share: share({
        // As ioredis has it: what was sent stands on the error.
        store: redisStore((args) => Promise.reject(Object.assign(new Error(message), { command: args }))),
        name: 'prod/billing',
        secret: secret(new Uint8Array(32).fill(200)),
      }),
    })
    return session.login().then(
      () => 'logged in',
      (error: unknown) => error,
    )
  }

  it.each([
    ["OOM command not allowed when used memory > 'maxmemory'.", 'REDIS_OOM'],
    ["READONLY You can't write against a read only replica.", 'REDIS_READONLY'],
    ['NOAUTH Authentication required.', 'REDIS_NOAUTH'],
    ['WRONGPASS invalid username-password pair or user is disabled.', 'REDIS_WRONGPASS'],
    ["NOPERM this user has no permissions to run the 'eval' command", 'REDIS_NOPERM'],
    ['LOADING Redis is loading the dataset in memory', 'REDIS_LOADING'],
    ['NOREPLICAS Not enough good replicas to write.', 'REDIS_NOREPLICAS'],
    ['BUSY Redis is busy running a script.', 'REDIS_BUSY'],
    ['MISCONF Redis is configured to save RDB snapshots', 'REDIS_MISCONF'],
    ['CLUSTERDOWN The cluster is down', 'REDIS_CLUSTERDOWN'],
    ['MOVED 3999 127.0.0.1:6381', 'REDIS_MOVED'],
    ['ASK 3999 127.0.0.1:6381', 'REDIS_ASK'],
    ['DENIED Redis is running in protected mode because protected mode is enabled', 'REDIS_DENIED'],
    // What the script was told, as Redis 7 hands it on, and as Redis 6 does.
    [
      "ERR The user executing the script can't run this command or subcommand script: f7, on @user_script:1.",
      'REDIS_NOPERM',
    ],
    [
      "ERR Error running script (call to f_7d): @user_script:9: @user_script: 9: -OOM command not allowed when used memory > 'maxmemory'.",
      'REDIS_OOM',
    ],
    [
      "ERR Error running script (call to f_7d): @user_script:9: @user_script: 9: -READONLY You can't write against a read only replica.",
      'REDIS_READONLY',
    ],
    [
      "ERR Error running script (call to f_7d): @user_script:1: @user_script: 1: The user executing the script can't run this command or subcommand",
      'REDIS_NOPERM',
    ],
    ["ERR unknown command 'EVAL', with args beginning with: 'local value'", 'REDIS_UNKNOWN_COMMAND'],
    ['ERR unknown command `EVAL`, with args beginning with: `local value`', 'REDIS_UNKNOWN_COMMAND'],
  ])('%s', async (message, code) => {
    await expect(failureOf(message)).resolves.toMatchObject({
      code: 'unreachable',
      message: `The shared store failed: ${code}. Look after it; what is held serves on.`,
      cause: { name: 'Error', code },
    })
  })

  it.each([
    'HUNTER2 is the password',
    'Password@123',
    'PASSWORD IS WRONG',
    '',
    'ERR',
    'ERR -HUNTER2',
    'MOVEDHUNTER2',
  ])('but not what any other error says: %s', async (message) => {
    await expect(failureOf(message)).resolves.toMatchObject({ cause: { name: 'Error' } })
    await expect(failureOf(message)).resolves.not.toHaveProperty('cause.code')
  })
})
