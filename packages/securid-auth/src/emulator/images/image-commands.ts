import { parameter, type AcceptedCall } from '../call.ts'
import { objectFormats, type Command } from '../commands/command.ts'
import { refusal } from '../commands/error-page.ts'
import { objectReply } from '../commands/object-reply.ts'
import { preconditionFailed, refusals } from '../commands/refusals.ts'
import type { Person } from '../people/people.ts'
import { contentReply } from '../replies.ts'
import type { Server } from '../server.ts'
import { decodeBase64 } from './base64.ts'
import { dot } from './picture.ts'
import { sentPicture } from './sent-picture.ts'

const logos: ReadonlySet<string> = new Set(['logo-main.png'])

/** The commands about pictures. Source: G&L 7.5.2, getLogo, getUserImage, setUserImage. */
export const imageCommands = {
  getLogo: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: (call) => {
      const name = parameter(call, 'name') ?? 'logo-main.png'
      return logos.has(name)
        ? contentReply('image/png', dot)
        : preconditionFailed(call, `Logo named '${name}' could not be found.`)
    },
  },
  /** That everybody has a picture is assumed. */
  getUserImage: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: (call, server) => {
      const person = personOf(call, server)
      return person === undefined
        ? objectReply(call)
        : contentReply('image/png', server.images.get(person.id) ?? dot)
    },
  },
  /** That it is an answer of 400 where there is no such user, as of `checkAccess`, is assumed. */
  setUserImage: {
    method: 'POST',
    token: 'any',
    formats: objectFormats,
    run: async (call, server) => {
      const sent = await sentPicture(call)
      if (sent === undefined) return refusal(call, 400, wrongType)
      const person = personOf(call, server)
      if (person === undefined) return refusals.unknownUser(call)

      const picture = decodeBase64(sent)
      if ('problem' in picture) {
        const user = parameter(call, 'userId') ?? person.user_id
        return refusals.exception(
          `java.lang.Exception: The File upload for ${user} failed: ${picture.problem}`,
        )
      }
      server.images.set(person.id, picture)
      return objectReply(call)
    },
  },
} as const satisfies Record<string, Command>

const wrongType =
  'The content-type must be multipart/form-data with the content set to content-type image/png'

/** Whom `userId` names; without it the token's user, and the first one for an application. */
function personOf(call: AcceptedCall, { people }: Server): Person | undefined {
  const userId = parameter(call, 'userId')
  if (userId !== undefined) return people.find(userId)

  return call.token?.kind === 'app' ? people.all()[0] : people.find(call.token?.subject ?? '')
}
