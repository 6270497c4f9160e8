import { parameter } from '../call.ts'
import { printDate } from '../printed-moment.ts'
import { readXmlFragment } from '../xml/xml-fragment.ts'
import { objectFormats, type Command } from './command.ts'
import { refusal } from './error-page.ts'
import { objectReply } from './object-reply.ts'
import { refusals } from './refusals.ts'

/** The commands that take a file. Source: G&L 7.5.2, importMetadata, importWorkflow, notifyVaultPasswordChange. */
export const importCommands = {
  importMetadata: {
    method: 'POST',
    token: 'any',
    formats: objectFormats,
    run: (call) => {
      const file = readXmlFragment(call.body)
      if ('problem' in file) {
        return refusals.exception(
          'com.aveksa.common.AveksaSystemException: com.thoughtworks.xstream.io.StreamException: ',
        )
      }
      const objects = file.elements.filter(({ name }) => name === 'entry')
      return objectReply(call, {
        status: 'success',
        'num-success': objects.length.toString(),
        'num-failure': '0',
      })
    },
  },
  /** A failed import is an answer of 200: its `status` tells. An archive is told by a zip's first two letters. */
  importWorkflow: {
    method: 'POST',
    token: 'any',
    formats: objectFormats,
    run: (call, { clock }) => {
      const isArchive = call.body.startsWith('PK') || parameter(call, 'filename') !== undefined
      return objectReply(
        call,
        isArchive
          ? { status: 'success', message: `Import started ${printDate(clock.now())}` }
          : {
              status: 'failure',
              message:
                'The workflow import using the archive file /tmp/wfarchive4686824953448986718.tmp failed',
            },
      )
    },
  },
  notifyVaultPasswordChange: {
    method: 'POST',
    token: 'any',
    formats: objectFormats,
    run: (call) => {
      const notice = readXmlFragment(call.body)
      if ('problem' in notice) return refusals.malformedXml(call, notice.problem)

      const vault = notice.elements.find(({ name }) => name === 'type')?.text
      return vault === 'CyberArk-CCP-1.1'
        ? objectReply(call)
        : refusal(call, 501, 'Password vault type not found.')
    },
  },
} as const satisfies Record<string, Command>
