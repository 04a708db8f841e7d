// The system's own dialog cannot be clicked by a test: it answers as if a person had chosen.
import type { RunningApp } from './electron-host'

/**
 * From here on, dialogs that ask for a place say this path, or are cancelled. Returns the names that they were asked to
 * propose.
 */
export const answerSaveDialog = async (
  { app }: Pick<RunningApp, 'app'>,
  path: string | undefined,
): Promise<() => Promise<readonly string[]>> => {
  await app.evaluate(({ dialog }, filePath) => {
    const proposed: string[] = []
    Object.assign(globalThis, { proposed })
    dialog.showSaveDialog = ((options: { readonly defaultPath?: string }) => {
      proposed.push(options.defaultPath ?? '')
      return Promise.resolve({ canceled: filePath === undefined, filePath: filePath ?? '' })
    }) as typeof dialog.showSaveDialog
  }, path)
  return () => app.evaluate(() => (globalThis as unknown as { proposed: readonly string[] }).proposed)
}
