import { createServer } from 'node:http'

/** A server in a process of its own, so that its work is not counted: it logs everybody in and answers 100 bytes. */
const answer = JSON.stringify({ data: 'x'.repeat(89) })

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
    response.end(answer)
  })
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') process.send?.(address.port)
})
process.on('disconnect', () => process.exit())
