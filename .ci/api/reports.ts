import { entries, publicPackages, type PublicPackage } from '../public-packages.ts'
import { root } from '../run-tool.ts'
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The public surface of one entry, as a page to review. */
export interface Report {
  readonly file: string
  readonly text: string
}

interface Page {
  /** Such as `packages/session-core/api/index.api.md`. */
  readonly file: string
  readonly subject: PublicPackage
  /** Where its types are, in the folder of the package. */
  readonly types: string
}

/** One for every entry of every package. */
export const pages: readonly Page[] = publicPackages().flatMap((subject) =>
  entries(subject).map(([entry, types]) => ({
    file: `packages/${subject.folder}/api/${entry === '.' ? 'index' : entry.slice(2)}.api.md`,
    subject,
    types,
  })),
)

/** Reads what was built, in a folder that holds our packages. */
export function makeReports(home: string): readonly Report[] {
  const scratch = mkdtempSync(join(tmpdir(), 'api-'))
  const files = pages.map(({ subject, types }) => join(home, subject.folder, types))
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')) as {
    readonly compilerOptions: object
  }
  // Without the source condition: what is reported is what was built.
  const overrideTsconfig = { compilerOptions: { ...compilerOptions, customConditions: [] }, files }

  const configs = pages.map(({ subject, file }, index) =>
    ExtractorConfig.prepare({
      configObject: {
        projectFolder: join(home, subject.folder),
        mainEntryPointFilePath: files[index] ?? '',
        newlineKind: 'lf',
        apiReport: {
          enabled: true,
          // What a public name is made of is public, too.
          includeForgottenExports: true,
          reportFolder: scratch,
          reportFileName: file.replaceAll('/', '+'),
          reportTempFolder: join(scratch, 'temp'),
        },
        compiler: { overrideTsconfig },
        messages: {
          compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
          extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
          tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        },
      },
      configObjectFullPath: undefined,
      packageJsonFullPath: join(home, subject.folder, 'package.json'),
    }),
  )
  const [first] = configs
  if (!first) return []

  try {
    // One compilation for all pages: most of the time goes into the platform's own types.
    const compilerState = CompilerState.create(first, { additionalEntryPoints: files })
    return configs.map((config, index) => ({
      file: pages[index]?.file ?? '',
      text: textOf(config, compilerState),
    }))
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

/** Says what the surface is; whether each name is documented is asked elsewhere. */
function textOf(config: ExtractorConfig, compilerState: CompilerState): string {
  const complaints: string[] = []
  Extractor.invoke(config, {
    compilerState,
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel === ExtractorLogLevel.Error) complaints.push(message.text)
      message.handled = true
    },
  })
  if (complaints.length > 0) throw new Error(complaints.join('\n'))

  const [kept] = config.reportConfigs
  const text = readFileSync(join(config.reportFolder, kept?.fileName ?? ''), 'utf8')
  return text.replaceAll(/^ *\/\/ \(undocumented\)\n/gm, '').replaceAll(' (undocumented)', '')
}
