// Exporting the ladder, as a person does; the system's own dialog is answered for them.
import { readFile } from 'node:fs/promises'
import { expect, type Locator } from '@playwright/test'
import { answerSaveDialog } from '../answer-save-dialog'
import type { RunningApp } from '../electron-host'

export type FormatName = 'SVG' | 'PNG' | 'PDF' | 'HTML' | 'Mermaid' | 'Text' | 'JSON'

export class ExportDialog {
  readonly dialog: Locator
  private readonly running: RunningApp

  constructor(running: RunningApp) {
    this.running = running
    this.dialog = running.window.getByRole('dialog', { name: 'Export the ladder' })
  }

  /** What was done, or how far it is. */
  get outcome(): Locator {
    return this.dialog.getByRole('status')
  }

  async open(): Promise<void> {
    await this.running.window.getByRole('button', { name: 'Export the ladder' }).click()
    await expect(this.dialog).toBeVisible()
  }

  async choose(name: FormatName | 'What the view shows' | 'The whole call' | RegExp): Promise<void> {
    const isFormat = typeof name === 'string' && name.length < 8
    await this.dialog.getByRole('radio', { name: isFormat ? new RegExp(`^${name} `) : name }).check()
  }

  /** Saves what is chosen there, and gives the bytes back. */
  async saveTo(path: string): Promise<Buffer> {
    await answerSaveDialog(this.running, path)
    await this.dialog.getByRole('button', { name: 'Save…' }).click()
    await expect(this.outcome).toContainText('Saved as', { timeout: 60_000 })
    return readFile(path)
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click()
    await expect(this.dialog).toHaveCount(0)
  }
}
