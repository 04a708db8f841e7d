// The smallest screen that Rung is meant for.
import type { RunningApp } from './electron-host'

/** 1024 × 640 px. */
export const shrinkWindow = ({ app }: Pick<RunningApp, 'app'>): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1024, 640))
