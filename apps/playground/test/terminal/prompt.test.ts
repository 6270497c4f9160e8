import { account, commandLines, emulate } from './command-line.ts'
import { execFile, spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

/** A terminal, as a program sees one: types a line whenever it is asked. */
const typist = `
import os, pty, sys
words = sys.argv[1].split('|')
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[2], sys.argv[2:])
seen = b''
while True:
    try:
        chunk = os.read(fd, 4096)
    except OSError:
        break
    if not chunk:
        break
    seen += chunk
    if words and chunk.rstrip(b' ').endswith(b':'):
        os.write(fd, words.pop(0).encode() + b'\\r')
sys.stdout.write(seen.decode())
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`

const hasPython = spawnSync('python3', ['-c', 'import pty']).status === 0

describe.skipIf(!hasPython)('a person at a terminal (needs python3)', () => {
  it.each(commandLines)('types the password of $name unseen', async (line) => {
    const server = await emulate(line)
    const folder = dirname(createRequire(import.meta.url).resolve(`@org/${line.name}/package.json`))
    const script = join(folder, 'src/terminal/main.ts')
    const env = {
      ...process.env,
      ...account(line, server.url),
      [`${line.prefix}_PASSWORD`]: '',
      NO_COLOR: '1',
    }
    const words = ['--conditions=@org/source', script, 'call', '--no-share', ...line.goodCall]

    const { stdout } = await promisify(execFile)(
      'python3',
      ['-c', typist, line.password, process.execPath, ...words],
      { env },
    )
    await server.stop()

    expect(stdout).toContain(`Password of ${line.username}:`)
    expect(stdout).toContain(line.answerHolds)
    expect(stdout).not.toContain(line.password)
  })
})
