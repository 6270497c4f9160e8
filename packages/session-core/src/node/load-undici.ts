import { SessionError } from '../errors/session-error.ts'
import { invalidOption } from './invalid-option.ts'
import type { UndiciModule } from './undici-module.ts'
// Whole: bundles often begin with an import of createRequire of their own, and a second one of that name breaks them.
import module from 'node:module'
import process from 'node:process'
import type * as Undici from 'undici'

/** All that is used of undici. */
export type UsedUndici = Pick<typeof Undici, 'Agent'>

/** 8.12.0 is the first one that survives every answer to a request that has no body. */
const oldest = [8, 12] as const
/** What undici 8 takes. */
const oldestNode = [22, 19] as const

/**
 * undici, which is installed only where this transport is used: it is looked for when the first one is made.
 *
 * @throws SessionError `invalid-options` when it is not installed, or in a version that was not tried.
 */
export function loadUndici(given: UndiciModule | undefined): UsedUndici {
  if (given !== undefined) {
    if (isUsable(given)) return given as UsedUndici
    throw invalidOption('undici', "must be the module: import * as undici from 'undici'.")
  }

  const { undici, version } = find()
  if (!isUsable(undici))
    throw unusable(
      "nodeTransport() works on undici 8, and what has its name here (Bun's own) cannot dispatch: use the platform's fetch",
    )
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major === oldest[0] && minor >= oldest[1]) return undici
  throw unusable(
    `nodeTransport() works on undici ${oldest.join('.')} or newer 8, but ${version} is installed: npm install undici@8`,
  )
}

/** Bun has a module of this name, whose agents do nothing. */
function isUsable({ Agent }: UndiciModule): boolean {
  return typeof Agent === 'function' && 'dispatch' in (Object(Agent.prototype) as object)
}

interface Found {
  readonly undici: UsedUndici
  readonly version: string
}

/** A bundler knows `require` in any module, and puts what it names into the bundle; in a module, Node has none. */
declare const require: NodeJS.Require | undefined

function find(): Found {
  return inBundle() ?? installed()
}

function inBundle(): Found | undefined {
  if (typeof require !== 'function') return undefined
  try {
    const undici = require('undici') as UsedUndici
    return { undici, version: (require('undici/package.json') as Found).version }
  } catch {
    // It was kept out of the bundle, or may require nothing there.
    return undefined
  }
}

function installed(): Found {
  try {
    const beside = module.createRequire(import.meta.url)
    const undici = beside('undici') as UsedUndici
    return { undici, version: (beside('undici/package.json') as Found).version }
  } catch (cause) {
    throw unusable(`nodeTransport() works on undici 8, which cannot be loaded: ${remedy()}`, cause)
  }
}

function remedy(): string {
  const { node } = process.versions
  const [major = 0, minor = 0] = node.split('.').map(Number)
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]))
    return `it takes Node ${oldestNode.join('.')} or newer, and this is ${node}`
  return `npm install undici@8${typeof require === 'function' ? ', or give it to nodeTransport as undici' : ''}`
}

function unusable(message: string, cause?: unknown): SessionError {
  return new SessionError('invalid-options', { protocol: 'node-transport', message, cause })
}
