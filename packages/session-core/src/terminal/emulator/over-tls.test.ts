import { serve } from '../http/serve.ts'
import { makeCertificate } from './certificate.ts'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { connect } from 'node:tls'
import { expect, it } from 'vitest'

it.each([
  [['http/1.1'], 'http/1.1'],
  [['http/1.0'], 'http/1.0'],
  [['h2', 'http/1.1'], 'http/1.1'],
  [undefined, false],
])('serves over TLS who offers %j', async (offered, spoken) => {
  const tls = makeCertificate(['localhost'])
  const served = await serve({
    fetch: () => Promise.resolve(new Response('served')),
    host: '127.0.0.1',
    port: 0,
    tls,
  })
  const port = Number(new URL(served.origin).port)
  const socket = connect({
    port,
    servername: 'localhost',
    ca: tls.cert,
    ...(offered && { ALPNProtocols: offered }),
  })

  await once(socket, 'secureConnect')
  socket.write('GET / HTTP/1.0\r\n\r\n')

  expect([socket.alpnProtocol, socket.authorized]).toEqual([spoken, true])
  expect(await text(socket)).toMatch(/served$/)
  await served.close()
})
