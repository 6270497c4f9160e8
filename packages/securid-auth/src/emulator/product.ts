/** Whom the emulator's own errors name. */
export const product = 'SecurID emulator'
