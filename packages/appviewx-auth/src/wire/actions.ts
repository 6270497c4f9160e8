/** What all actions of the gateway live below; a constant of the vendor's (AppViewX 2026.1.0, login). */
export const gatewayPath = 'avxapi/'

/** How a login may be called: 2020 and later know `login`, older installations only the other name. */
export type LoginAction = 'login' | 'acctmgmt-perform-login'

/** AppViewX 2026.1.0, logout active session. */
export const logoutAction = 'acctmgmt-perform-logout'

/** AppViewX 2026.1.0, get service token. */
export const serviceTokenAction = 'acctmgmt-get-service-token'
