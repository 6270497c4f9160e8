import { connectTo } from './connect-to.ts'
import { createServer, type AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'

it('warns where one of two addresses is dead', async () => {
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const addresses = ['127.0.0.1', '::1']

  const finding = await connectTo({ addresses, port, whose: 'url' }, new AbortController().signal)

  expect(finding).toMatchObject({ status: 'warning', summary: '1 of 2 addresses answer.' })
})
