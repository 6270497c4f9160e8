import { entries, publicPackages, type PublicPackage } from '../public-packages.ts'
import { root } from '../run-tool.ts'
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IConfigFile,
} from '@microsoft/api-extractor'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** The public surface of one entry, as a page to review. */
export interface Report {
  /** Such as `packages/session-core/api/index.api.md`. */
  readonly file: string
  readonly text: string
}

interface Subject {
  readonly folder: string
  readonly types: string
  readonly page: string
}

/** Reads what was built, `folderOf` each public package: one page for every entry. */
export function makeReports(folderOf: (subject: PublicPackage) => string): readonly Report[] {
  const subjects = publicPackages().flatMap((subject) => pagesOf(subject, folderOf(subject)))
  const scratch = mkdtempSync(join(tmpdir(), 'api-'))

  try {
    const configs = subjects.map((subject) =>
      ExtractorConfig.prepare({
        configObject: configOf(subject, subjects, scratch),
        configObjectFullPath: undefined,
        packageJsonFullPath: join(subject.folder, 'package.json'),
      }),
    )
    const [first] = configs
    if (!first) return []

    // One compilation for all pages: most of the time goes into the platform's own types.
    const compilerState = CompilerState.create(first, {
      additionalEntryPoints: subjects.map(({ types }) => types),
    })
    return configs.map((config) => report(config, compilerState))
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

function pagesOf(subject: PublicPackage, folder: string): readonly Subject[] {
  return entries(subject).map(([entry, types]) => ({
    folder,
    types: join(folder, types),
    page: `${entry === '.' ? 'index' : entry.slice(2)}.api.md`,
  }))
}

function configOf(subject: Subject, subjects: readonly Subject[], scratch: string): IConfigFile {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')) as {
    readonly compilerOptions: Readonly<Record<string, unknown>>
  }
  const reportFolder = join(scratch, basename(subject.folder))
  mkdirSync(reportFolder, { recursive: true })

  return {
    projectFolder: subject.folder,
    mainEntryPointFilePath: subject.types,
    newlineKind: 'lf',
    apiReport: {
      enabled: true,
      // What a public name is made of is public, too.
      includeForgottenExports: true,
      reportFolder,
      reportFileName: subject.page,
      reportTempFolder: join(reportFolder, 'temp'),
    },
    compiler: {
      // Without the source condition: what is reported is what was built.
      overrideTsconfig: {
        compilerOptions: { ...compilerOptions, customConditions: [] },
        files: subjects.map(({ types }) => types),
      },
    },
    messages: {
      compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
      extractorMessageReporting: {
        default: { logLevel: ExtractorLogLevel.None },
      },
      tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
    },
  }
}

function report(config: ExtractorConfig, compilerState: CompilerState): Report {
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
  if (!kept) throw new Error('API Extractor was asked for a report and made none')

  return {
    file: `packages/${basename(config.projectFolder)}/api/${kept.fileName}`,
    text: withoutRemarks(readFileSync(join(config.reportFolder, kept.fileName), 'utf8')),
  }
}

/** Says what the surface is; whether each name is documented is asked elsewhere. */
function withoutRemarks(page: string): string {
  return page.replaceAll(/^ *\/\/ \(undocumented\)\n/gm, '').replaceAll(' (undocumented)', '')
}
