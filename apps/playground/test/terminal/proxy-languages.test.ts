import { listen } from '../../shared/http/listen.ts'
import { account, type CommandLine, commandLines } from './command-line.ts'
import { lightJava } from './light-java.ts'
import { begin } from './run-command.ts'
import { serve } from './serve.ts'
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

/** Eight at once call ten times each; in the middle all sessions end. Prints how many calls were granted. */
const python = `
import os, threading, urllib.request
from concurrent.futures import ThreadPoolExecutor

headers = {"x-proxy-key": os.environ["KEY"], "content-type": "application/json"}
body = os.environ["BODY"].encode() or None


def call(number):
    if number == 40:
        knob = urllib.request.Request(os.environ["KNOB"], b"[]", {"content-type": "application/json"})
        urllib.request.urlopen(knob, timeout=10).read()
    request = urllib.request.Request(os.environ["ADDRESS"], body, headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        answer.read()
        return answer.status


call(0)
with ThreadPoolExecutor(8) as pool:
    statuses = list(pool.map(call, range(80)))
print(statuses.count(200))
`

const java = `
import java.net.URI;
import java.net.http.*;
import java.util.concurrent.*;
import java.util.stream.*;

public class Calls {
  static final HttpClient HTTP = HttpClient.newHttpClient();

  static int call(int number) throws Exception {
    if (number == 40) send(System.getenv("KNOB"), "[]");
    return send(System.getenv("ADDRESS"), System.getenv("BODY"));
  }

  static int send(String address, String body) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(address))
        .header("x-proxy-key", System.getenv("KEY"))
        .header("content-type", "application/json");
    if (!body.isEmpty()) request.POST(HttpRequest.BodyPublishers.ofString(body));
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  public static void main(String[] args) throws Exception {
    call(0);
    var pool = Executors.newFixedThreadPool(8);
    var calls = IntStream.range(0, 80).mapToObj(number -> pool.submit(() -> call(number))).collect(Collectors.toList());
    int granted = 0;
    for (var each : calls) if (each.get() == 200) granted++;
    pool.shutdown();
    System.out.println(granted);
  }
}
`

const [appviewx, securid] = commandLines as [CommandLine, CommandLine]
const night = [{ language: 'Java', line: appviewx, file: 'Calls.java', program: java, runs: 'java' }]

describe.each([
  { language: 'Python', line: securid, file: 'calls.py', program: python, runs: 'python3' },
  // Java takes as long as ten commands. By day curl offers HTTP/2 as it does, and Java runs the page's program.
  ...(process.env['LANGUAGES'] === 'all' ? night : []),
])('$language through the proxy of $line.name', ({ line, file, program, runs }) => {
  it.skipIf(spawnSync(runs, ['--version']).status !== 0)(
    `logs in once more when all sessions end under load (needs ${runs})`,
    { timeout: 60_000 },
    async () => {
      await using stack = new AsyncDisposableStack()
      const { close, emulator, url } = await serve(line)
      stack.defer(close)
      const knob = await listen({
        port: 0,
        fetch: () => {
          emulator.expireSessions()
          return new Response()
        },
      })
      stack.defer(knob.close)
      const folder = mkdtempSync(join(tmpdir(), 'language-'))
      stack.defer(() => rmSync(folder, { recursive: true }))
      writeFileSync(join(folder, file), program)
      const proxy = await begin(line, ['proxy', '--no-share', '--port', '0'], {
        env: { ...account(line, url), PROXY_KEY: 'key' },
        ready: /http:\S+\n/,
      })
      stack.defer(async () => void (await proxy.stop()))

      const env = {
        ...process.env,
        ...lightJava,
        ADDRESS: `${proxy.said.trim()}${line.path}`,
        BODY: line.curl.at(-1) ?? '',
        KEY: 'key',
        KNOB: knob.url,
      }
      const { stdout } = await promisify(execFile)(runs, [join(folder, file)], { env })
      const logins = emulator.loginAttempts
      const { stderr } = await proxy.stop()

      expect(stdout.trim()).toBe('80')
      expect(logins).toBe(2)
      expect(stderr).toMatch(/81 calls, 0 failed, \d+ sent again, 2 logins/)
    },
  )
})
