import { runTool } from './run-tool.ts'

/** Has npm install packages in a folder, from files or by name, as a customer would. */
export async function npmInstall(folder: string, wanted: readonly string[]): Promise<void> {
  const flags = ['--prefer-offline', '--no-audit', '--no-fund']
  const { status, output } = await runTool('npm', ['install', ...flags, ...wanted], folder)
  if (status !== 0) throw new Error(`npm install ${wanted.join(' ')} ended with ${status}\n${output}`)
}
