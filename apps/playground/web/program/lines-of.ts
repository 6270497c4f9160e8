import type { Action } from './pressed.ts'

/** What a program does with its session for an action. */
export function linesOf(action: Exclude<Action, { readonly name: 'turn' }>): readonly string[] {
  switch (action.name) {
    case 'login':
    case 'answer':
      return [
        '// Only to know it early: the first call would log in by itself.',
        'const { generation } = await session.login()',
        'console.log(generation)',
      ]
    case 'call':
      return callLines(action.call.code, action.count)
    case 'renew':
      return ['const { generation } = await session.renew()', 'console.log(generation)']
    case 'keep-alive':
      return ['await session.login()', 'await session.keepAlive()']
    case 'logout':
      return [
        '// `await using` does it at the end, too.',
        'await session.login()',
        'console.log(await session.logout())',
      ]
    case 'rearm':
      return ['// After a rejection: the same credentials may be sent once more.', 'session.rearm()']
  }
}

function callLines(code: string, count: number): readonly string[] {
  if (count === 1) return [`const reply = await ${code}`, 'console.log(reply.status)']

  return [
    '// All at once: one login serves them.',
    `const calls = Array.from({ length: ${count} }, () =>`,
    `${code.replaceAll(/^/gm, '  ')},`,
    ')',
    'const replies = await Promise.all(calls)',
    'console.log(replies.map(({ status }) => status))',
  ]
}
