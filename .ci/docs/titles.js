import { Converter } from 'typedoc'

/** A guide is named for its first heading: three files are called recipes.md. */
export function load(app) {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, document) => {
    const [words] = document.content
      .map(({ text }) => text)
      .join('')
      .match(/(?<=^# ).+$/m) ?? [document.name]
    document.name = words.replaceAll('`', '')
  })
}
