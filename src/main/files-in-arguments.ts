// Files among the arguments that Rung was started with: `rung FILE`, or a double click on one in a file manager.
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const toPath = (argument: string, folder: string): readonly string[] => {
  if (!argument.startsWith('file:')) return [resolve(folder, argument)]
  try {
    return [fileURLToPath(argument)]
  } catch {
    return []
  }
}

/**
 * Absolute paths. Switches are none, and neither is the app's own folder, which Electron is told to run in development.
 * @param args without the program itself
 * @param folder what relative paths start from
 */
export const filesInArguments = (args: readonly string[], folder: string, appPath: string): readonly string[] =>
  args
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .flatMap((argument) => toPath(argument, folder))
    .filter((path) => path !== appPath)
