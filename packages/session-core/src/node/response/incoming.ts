import type { Connector } from '../connection/connector.ts'
import type { Heads } from '../connection/heads.ts'
import type { Passage } from '../connection/traffic.ts'
import type { TransportSettings } from '../read-transport-options.ts'
import type { PiecedBody } from '../request/in-pieces.ts'
import type { Outgoing } from '../request/outgoing.ts'
import type { AnswerClass } from './answer-class.ts'
import type { EndRequest } from './follow-stream.ts'
import { type Head, isBodiless } from './make-response.ts'
import type { BodyWriter } from './streamed-body.ts'
import type { Dispatcher } from 'undici'

/** Who waits for an answer. Let go once it was told: it holds the answer, and the network must not. */
export interface Caller {
  readonly answered: (response: Response) => void
  readonly failed: (failure: unknown) => void
}

/** What all exchanges of a transport have in common. */
export interface Network {
  /** What its answers are made of. */
  readonly answerClass: () => AnswerClass
  readonly connector: Connector
  readonly settings: TransportSettings
  /** Hears of it when the stream of an answer was collected unread. */
  readonly unread: FinalizationRegistry<Incoming>
  /** Exchanges of which more will be heard. */
  underWay: number
}

/** One answer on its way: what came of it so far, and who still waits. */
export interface Incoming {
  readonly network: Network
  readonly outgoing: Outgoing
  /** The body of the request, as undici takes it. */
  readonly sent: PiecedBody
  readonly passage: Passage
  caller: Caller | undefined
  controller: Dispatcher.DispatchController | undefined
  /** Ends it when the signal of its request is aborted. */
  abort: (() => void) | undefined
  /** Where HTTP/2 is spoken. */
  endRequest: EndRequest | undefined
  head: Head | undefined
  /** Those of its connection, where HTTP/1.1 is spoken. */
  heads: Heads | undefined
  body: BodyWriter | undefined
  collected: Buffer[]
  size: number
  /** Something of the request may have left this machine. */
  isWritten: boolean
  isOver: boolean
  /** Its HTTP/2 stream ended in the middle. */
  wasReset: boolean
  stopped: { readonly reason: Error } | undefined
}

/** How much of an answer is held in memory before a stream is built for it, in bytes. */
export const mostCollected = 65_536

/** What is known of an answer before anything comes. */
type Expected = Pick<Incoming, 'network' | 'outgoing' | 'passage' | 'sent' | 'caller'>

/** An answer of which nothing came yet. */
export function expectAnswer({ network, outgoing, passage, sent, caller }: Expected): Incoming {
  return {
    network,
    outgoing,
    passage,
    sent,
    caller,
    controller: undefined,
    abort: undefined,
    endRequest: undefined,
    head: undefined,
    heads: undefined,
    body: undefined,
    collected: [],
    size: 0,
    isWritten: false,
    isOver: false,
    wasReset: false,
    stopped: undefined,
  }
}

/** Whether an answer like this one has no body, whatever follows its head. */
export function hasNoBody({ head, outgoing }: Incoming): boolean {
  return head !== undefined && isBodiless(outgoing.method, head.status)
}
