import { resolutions, strictly } from './customer-options.ts'
import { createRequire } from 'node:module'
import type typescript from 'typescript'

// `node check-types.ts <compiler> <program> <resolutions>`: what a compiler with an API has to say of a customer's program and
// of every declaration behind it, under each resolution. Declarations that are nobody's here are checked once, not once for each.
const [compiler = '', program = '', ...asked] = process.argv.slice(2)
const ts = createRequire(import.meta.url)(compiler) as typeof typescript
const seen = new Set<string>()
const isOurs = (file: string): boolean =>
  !file.includes('/node_modules/') || file.includes('/node_modules/@org/')

/** What a compiler brings itself is the same under every resolution, and read once. */
const own = new Map<string, typescript.SourceFile | undefined>()
const sharingItsOwn = (host: typescript.CompilerHost): typescript.CompilerHost => ({
  ...host,
  getSourceFile: (file, ...how) => {
    if (!/\/lib\.[^/]*\.d\.ts$/.test(file)) return host.getSourceFile(file, ...how)
    if (!own.has(file)) own.set(file, host.getSourceFile(file, ...how))
    return own.get(file)
  },
})

for (const [name, resolution] of resolutions.filter(([its]) => asked.includes(its))) {
  const { options } = ts.convertCompilerOptionsFromJson({ ...strictly, ...resolution }, '.')
  const built = ts.createProgram([program], options, sharingItsOwn(ts.createCompilerHost(options)))
  const files = built.getSourceFiles().filter((file) => isOurs(file.fileName) || !seen.has(file.fileName))
  const complaints = [
    ...built.getOptionsDiagnostics(),
    ...built.getGlobalDiagnostics(),
    ...files.flatMap((file) => [
      ...built.getSyntacticDiagnostics(file),
      ...built.getSemanticDiagnostics(file),
    ]),
  ]
  for (const { fileName } of files) seen.add(fileName)

  const host = { getCanonicalFileName: String, getCurrentDirectory: () => '', getNewLine: () => '\n' }
  console.log(`TypeScript ${ts.versionMajorMinor}, ${name}`)
  console.log(ts.formatDiagnostics(complaints, host))
}
