// For machines without a display: waits until the first ladder is drawn and leaves a picture of the window.
import type { BrowserWindow } from 'electron'
import { writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

const isDrawn = "document.querySelector('[data-rung]') !== null && document.fonts.status === 'loaded'"
const patienceMs = 60_000

/** Prints the path when the picture is there. Rejects when no ladder appears within a minute. */
export const pictureFirstLadder = async (window: BrowserWindow, path: string): Promise<void> => {
  const deadline = Date.now() + patienceMs
  while ((await window.webContents.executeJavaScript(isDrawn)) !== true) {
    if (Date.now() > deadline) throw new Error('No ladder appeared within a minute.')
    await sleep(200)
  }
  await sleep(400)
  const image = await window.webContents.capturePage()
  await writeFile(path, image.toPNG())
  process.stdout.write(`Ladder drawn: ${path}\n`)
}
