import { type Application, Converter, type DocumentReflection } from 'typedoc'

/** A plugin of TypeDoc: a guide is named for its first heading, since three files are called recipes.md. */
export function load(app: Application): void {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, document: DocumentReflection) => {
    const text = document.content.map((part) => part.text).join('')
    const [words = document.name] = /(?<=^# ).+$/m.exec(text) ?? []
    document.name = words.replaceAll('`', '')
  })
}
