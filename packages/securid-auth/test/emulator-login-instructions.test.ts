import { commandUrl } from './emulator-calls.ts'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

describe('getLoginInstructions', () => {
  it('hands out texts as they are, script and all', async () => {
    const server = createSecurIdEmulator({
      loginTexts: { instructions: '<script>alert(1)</script>', usernameLabel: '<b>Id</b>' },
    })

    const reply = await server.fetch(`${commandUrl}?cmd=getLoginInstructions&format=json`)

    expect(await reply.json()).toEqual({
      data: {
        type: 'getLoginInstructions',
        instructions: '<script>alert(1)</script>',
        'username-label': '<b>Id</b>',
        'password-label': 'Password',
      },
    })
  })
})
