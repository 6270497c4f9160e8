import { startAppViewX, startSecurId } from './start-emulators.ts'
import { request as openRequest } from 'node:http'
import { expect, it } from 'vitest'

/** The status of a GET that names its host itself, as no `fetch` can. */
const statusFor = (url: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    openRequest(url, { headers: { host } }, (reply) => {
      reply.resume()
      resolve(reply.statusCode)
    })
      .once('error', reject)
      .end()
  })

it.each([
  ['AppViewX', startAppViewX],
  ['SecurID', startSecurId],
])('the emulator of %s answers to no name but its own', async (_name, start) => {
  const { close, emulator, url } = await start(0)
  const { port } = new URL(url)

  const strangers = [`evil.example:${port}`, '127.0.0.1:1', `127.0.0.1.evil.example:${port}`]
  const refused = await Promise.all(strangers.map((host) => statusFor(url, host)))
  const seen = emulator.requests.length
  const welcome = await Promise.all(
    [`127.0.0.1:${port}`, `localhost:${port}`].map((host) => statusFor(url, host)),
  )
  await close()

  expect(refused).toEqual([421, 421, 421])
  expect(seen).toBe(0)
  expect(welcome).not.toContain(421)
})
