/** What is typed, and what is set: `@` stands for a folder, `%` for a port that is taken. */
export interface Bad {
  readonly what: string
  readonly args?: readonly string[]
  /** Names without the prefix of the product. */
  readonly set?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly code?: number
  readonly says: RegExp
}

/** Whatever talks to a server. */
export const whereAndWho: readonly Bad[] = [
  { what: 'no address', set: { URL: '' }, says: /_URL/ },
  { what: 'an empty address', args: ['--url', ''], says: /--url needs a value/ },
  { what: 'an address of another kind', args: ['--url', 'ftp://a'], says: /url must be like https:/ },
  { what: 'an address with an account', args: ['--url', 'https://me:Hidden1@a'], says: /without user/ },
  { what: 'a strange address in clear text', args: ['--url', 'http://a.example'], says: /https:/ },
  { what: 'an address that is none', set: { URL: 'gateway' }, says: /url must be like https:/ },
  { what: 'nobody', set: { USERNAME: '' }, says: /_USERNAME/ },
  { what: 'two who log in', set: { CLIENT_ID: 'a', CLIENT_SECRET: 'b' }, says: /not both/ },
  { what: 'two who are named', args: ['--username', 'a', '--client-id', 'b'], says: /not both/ },
  { what: 'no password', set: { PASSWORD: '' }, says: /_PASSWORD/ },
  { what: 'an empty password on standard input', args: ['--password-stdin'], says: /holds no password/ },
  {
    what: 'a password that is not UTF-8',
    set: { PASSWORD: '', PASSWORD_FILE: '@/latin' },
    says: /not UTF-8/,
  },
  {
    what: 'a file for a password that is not there',
    set: { PASSWORD: '', PASSWORD_FILE: '@/none' },
    says: /ENOENT/,
  },
  { what: 'a folder for a password', set: { PASSWORD: '', PASSWORD_FILE: '@' }, says: /EISDIR/ },
  { what: 'an empty file for a password', set: { PASSWORD: '', PASSWORD_FILE: '@/empty' }, says: /is empty/ },
  { what: 'a password twice', set: { PASSWORD_FILE: '@/word' }, says: /not both/ },
  { what: 'a password as an argument', args: ['--password', 'Hidden1'], says: /--password-stdin/ },
  { what: 'an option that there is not', args: ['--usrname', 'a'], says: /Did you mean --username\?/ },
  { what: 'an option without its value', args: ['--ca'], says: /--ca needs a value/ },
  {
    what: 'an authority that is not there',
    args: ['--ca', '@/none'],
    says: /ca names a file that cannot be read/,
  },
  { what: 'an authority that is none', args: ['--ca', '@/word'], says: /ca names a file that holds no PEM/ },
  { what: 'a certificate without a key', args: ['--cert', '@/word'], says: /key is missing/ },
  { what: 'a proxy that is none', args: ['--proxy', '::'], says: /proxy must be like/ },
]

/** Whatever shares a session. */
export const state: readonly Bad[] = [
  { what: 'no place to keep it', env: { HOME: '/dev/null', XDG_STATE_HOME: '' }, says: /Set XDG_STATE_HOME/ },
  { what: 'a file where its folder should be', env: { XDG_STATE_HOME: '@/word' }, says: /ENOTDIR|EEXIST/ },
  { what: 'a secret that is too short', set: { SHARE_SECRET: 'c2hvcnQ=' }, says: /_SHARE_SECRET must hold/ },
  {
    what: 'a secret of words',
    set: { SHARE_SECRET: 'correct horse battery staple correct horse battery staple' },
    says: /_SHARE_SECRET must hold/,
  },
  { what: 'a name to share that is too long', args: ['--share', 'x'.repeat(512)], says: /--share/ },
]

/** Of calls. */
export const calls: readonly Bad[] = [
  { what: 'a body that is named otherwise', args: ['body'], says: /given as @file/ },
  { what: 'two bodies', args: ['@/word', '@/word'], says: /one body at a time/ },
  { what: 'a file that is not there', args: ['@@/none'], says: /ENOENT/ },
  { what: 'a folder', args: ['@@'], says: /EISDIR/ },
  { what: 'a file that is not UTF-8', args: ['@@/latin'], says: /not text in UTF-8/ },
  {
    what: 'standard input that is password and body',
    args: ['-', '--password-stdin'],
    says: /holds the password already/,
  },
  { what: 'an output without a folder', args: ['--output', '@/none/file'], says: /Nothing was sent/ },
  { what: 'a folder as output', args: ['--output', '@'], says: /Nothing was sent/ },
  { what: 'an empty output', args: ['--output='], says: /--output needs a value/ },
  { what: 'a method that is none', args: ['--method', 'FETCH'], says: /method is wrong/ },
  { what: 'a wrong password', set: { PASSWORD: 'Wrong!1' }, code: 3, says: /rejected/ },
  {
    what: 'a server that is not there',
    set: { URL: 'https://127.0.0.1:1' },
    code: 4,
    says: /cannot be reached/,
  },
  {
    what: 'a name that is not there',
    set: { URL: 'https://none.invalid' },
    code: 4,
    says: /cannot be reached|not found/i,
  },
]

/** Of commands that take parameters. */
export const params: readonly Bad[] = [
  { what: 'a parameter without a value', args: ['--param', 'a'], says: /--param takes name=value/ },
  { what: 'a parameter without a name', args: ['--param', '=a'], says: /--param takes name=value/ },
  {
    what: 'a parameter with two values',
    args: ['--param', 'a=1', '--param', 'a=2'],
    says: /--param a stands twice/,
  },
  { what: 'a parameter of ours', args: ['--param', 'cmd=logout'], says: /the command sets it/ },
]

/** Of commands that take JSON. */
export const bodies: readonly Bad[] = [
  { what: 'a body that is not JSON', args: ['--json', '{'], says: /must be JSON/ },
  { what: 'an id that would lose digits', args: ['--json', '{"id":9007199254740993}'], says: /lose digits/ },
  {
    what: 'such an id in a payload',
    args: ['--payload', '[9007199254740993]'],
    says: /--payload, .* lose digits/,
  },
]

/** Of commands that take options only. */
export const operand: readonly Bad[] = [{ what: 'an operand', args: ['now'], says: /options only/ }]

/** Of emulators. */
export const emulators: readonly Bad[] = [
  { what: 'a port that is taken', args: ['--port', '%'], says: /EADDRINUSE/ },
  { what: 'a control port that is taken', args: ['--port', '0', '--control-port', '%'], says: /EADDRINUSE/ },
  { what: 'a port that is none', args: ['--port', '99999'], says: /0 to 65535/ },
  { what: 'a host that is not ours', args: ['--port', '0', '--host', '192.0.2.1'], says: /EADDRNOTAVAIL/ },
  { what: 'data that is not there', args: ['--data', '@/none'], says: /ENOENT/ },
  { what: 'data that is no JSON', args: ['--data', '@/word'], says: /must hold a JSON object/ },
  { what: 'data that is not UTF-8', args: ['--data', '@/latin'], says: /not text in UTF-8/ },
  { what: 'a setting without a value', args: ['--set', 'a'], says: /name=value/ },
  { what: 'a setting that there is not', args: ['--set', 'noSuchSetting=1'], says: /has no 'noSuchSetting'/ },
]

/** Of proxies. */
export const proxies: readonly Bad[] = [
  { what: 'no place to listen', says: /--socket <path> or --port/ },
  {
    what: 'two places to listen',
    args: ['--socket', '@/s', '--port', '0'],
    says: /--socket <path> or --port/,
  },
  { what: 'a port that is taken', args: ['--port', '%'], says: /EADDRINUSE/ },
  { what: 'a port that is none', args: ['--port', 'x'], says: /0 to 65535/ },
  { what: 'a socket where a file is', args: ['--socket', '@/word'], says: /is not a socket/ },
  {
    what: 'a socket without a folder',
    args: ['--socket', '@/none/s'],
    says: /Cannot listen there: make the folder of /,
  },
  {
    what: 'a key that no header carries',
    args: ['--port', '0'],
    env: { PROXY_KEY: 'ä' },
    says: /PROXY_KEY must be/,
  },
]
