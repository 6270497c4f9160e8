import { root } from '../run-tool.ts'
import { publishedPlace } from './links.ts'
import { titleOf } from './titles.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Application, PageEvent } from 'typedoc'

const published = /href="(?<address>https:[^"#]+\/@org\/[^"#]+)(?<heading>[^"]*)"/g

/** A plugin of TypeDoc: what the pages call by its published address, which shows bare text, is a page of this site. */
export function load(app: Application): void {
  app.renderer.on(PageEvent.END, (page: PageEvent) => {
    page.contents = (page.contents ?? '').replaceAll(published, (link: string, address: string, heading) => {
      const title = titleAt(address)
      const document = page.project.documents?.find(({ name }) => name === title)
      const url = document && app.renderer.router?.relativeUrl(page.model, document)
      return url === undefined ? link : `href="${url}${heading}"`
    })
  })
}

/** The title of the page that is published there. */
export function titleAt(address: string): string | undefined {
  const file = join(root, publishedPlace(address) ?? '')
  return file.endsWith('.md') && existsSync(file) ? titleOf(readFileSync(file, 'utf8')) : undefined
}
