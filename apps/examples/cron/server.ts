import { createSecurIdEmulator } from '@org/securid-auth/emulator'

/** Stands for the server. */
export const transport: typeof fetch = createSecurIdEmulator().fetch
