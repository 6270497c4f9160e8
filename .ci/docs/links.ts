import { root } from '../run-tool.ts'
import { type Document, readDocuments } from './documents.ts'
import { existsSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

/** A link within the repository. */
export interface Link {
  /** The page that it stands on. */
  readonly from: string
  /** As it is written there: `../README.md#options`. */
  readonly target: string
}

/** Where our packages are once they are published: each by its README, and each file of it. */
const published = /^https:\/\/(?<where>www\.npmjs\.com\/package|unpkg\.com)\/@org\/(?<path>.*)$/

/** Every link of these pages to what this repository holds, or will have published. */
export function linksIn(documents: readonly Document[]): readonly Link[] {
  return documents.flatMap(({ path, text }) =>
    [...withoutFences(text).matchAll(/\]\((?<target>[^)\s]+)\)/g)]
      .map(({ groups }) => ({ from: path, target: groups?.['target'] ?? '' }))
      .filter(({ target }) => published.test(target) || !/^[a-z]+:/.test(target)),
  )
}

/** Why a link leads nowhere; nothing if it leads somewhere. */
export function brokenBy({ from, target }: Link, documents = readDocuments()): string | undefined {
  const [file = '', heading] = target.split('#', 2)
  const path = placeOf(from, file)
  if (!existsSync(join(root, path))) return `${from}: no file ${path}`

  const page = documents.find((document) => document.path === path)
  if (heading === undefined || page === undefined || headingsOf(page).includes(heading)) return undefined
  return `${from}: no heading #${heading} in ${path}`
}

function placeOf(from: string, file: string): string {
  return publishedPlace(file) ?? (file === '' ? from : posix.join(dirname(from), file))
}

/** Which file of this repository is meant by an address of what is published, if it is one. */
export function publishedPlace(address: string): string | undefined {
  const { where, path = '' } = published.exec(address)?.groups ?? {}
  if (where === undefined) return undefined
  return where === 'unpkg.com' ? posix.join('packages', path) : posix.join('packages', path, 'README.md')
}

/** As GitHub makes anchors of headings. */
function headingsOf({ text }: Document): readonly string[] {
  return [...withoutFences(text).matchAll(/^#+ (?<words>.+)$/gm)].map(({ groups }) =>
    (groups?.['words'] ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function withoutFences(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '')
}
