import { stories } from '../stories.ts'

/** What the demo can do, in words. */
export const help = [
  'Usage: npx pnpm@12 demo [STORY]',
  '       npx pnpm@12 demo fleet [--help]',
  '',
  'Tells a story in the terminal: real sessions against emulators of its own, over',
  'real sockets. Requests are shown in the order in which they left, with secrets',
  'taken out. Without a STORY, hello-both.',
  '',
  'Stories:',
  ...stories.map(({ name, title }) => `  ${name.padEnd(24)}${title}`),
  '',
  'fleet starts real processes that share one login, and kills one of them.',
  '',
  'Options:',
  '  -h, --help              this help',
  '',
  'Exit codes: 0 every promise was kept, 1 one was broken, 2 usage.',
  'Colour only on a terminal; NO_COLOR=1 switches it off.',
].join('\n')
