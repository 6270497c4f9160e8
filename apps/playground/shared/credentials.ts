/** What a person typed: who signs in, by either kind of credentials. */
export type Credentials =
  | { readonly username: string; readonly password: string; readonly authSource?: string }
  | { readonly clientId: string; readonly clientSecret: string }
