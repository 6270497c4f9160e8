import { type Application, Converter, type DocumentReflection, ReflectionKind } from 'typedoc'

/** What a page is called: its first heading, since three files are called recipes.md. */
export function titleOf(text: string): string | undefined {
  return /(?<=^# ).+$/m.exec(text)?.[0].replaceAll('`', '')
}

/** A plugin of TypeDoc: guides and modules are named as their readers know them. */
export function load(app: Application): void {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, document: DocumentReflection) => {
    document.name = titleOf(document.content.map((part) => part.text).join('')) ?? document.name
  })
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (_context, declaration) => {
    if (declaration.kindOf(ReflectionKind.Module))
      declaration.name = `@org/${declaration.name.replace('/src', '')}`
  })
}
