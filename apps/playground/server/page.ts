import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** A file of the built page. */
export interface PageFile {
  readonly type: string
  readonly content: string | Uint8Array<ArrayBuffer>
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/** Builds the page in memory, by path: `/index.html`, `/assets/…`. Nothing is written, so nothing can be stale. */
export async function buildPage(): Promise<ReadonlyMap<string, PageFile>> {
  const built = await build({
    root: fileURLToPath(new URL('../web', import.meta.url)),
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@org/source', 'module', 'browser', 'production'] },
    build: { write: false, modulePreload: false, assetsInlineLimit: 0, target: 'es2023' },
  })
  const outputs = Array.isArray(built) ? built : [built]
  const files = outputs.flatMap((each) => ('output' in each ? each.output : []))

  return new Map(
    files.map((file) => {
      const content = file.type === 'chunk' ? file.code : file.source
      const type = types[file.fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
      return [`/${file.fileName}`, { type, content: typeof content === 'string' ? content : content.slice() }]
    }),
  )
}
