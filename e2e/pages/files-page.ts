// Files from the disk, as a person opens them.
import { expect, type Locator, type Page } from '@playwright/test'

export class FilesPage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The open files, by name. */
  get sources(): Locator {
    return this.page.getByRole('list', { name: 'Open files' })
  }

  get calls(): Locator {
    return this.page.getByRole('grid', { name: 'Calls of the file' })
  }

  /** What was lost of the file, or assumed. */
  get losses(): Locator {
    return this.page.getByRole('region', { name: 'What was lost of the file' })
  }

  get recent(): Locator {
    return this.page.getByRole('list', { name: 'Recent files' })
  }

  get fault(): Locator {
    return this.page.getByRole('alert')
  }

  /** Chromium's own drag and drop: the files come from the disk, as if from a file manager. */
  async drag(...files: readonly string[]): Promise<{ readonly drop: () => Promise<void> }> {
    const session = await this.page.context().newCDPSession(this.page)
    const send = (type: 'dragEnter' | 'dragOver' | 'drop'): Promise<unknown> =>
      session.send('Input.dispatchDragEvent', {
        type,
        x: 300,
        y: 300,
        data: { items: [], files: [...files], dragOperationsMask: 1 },
      })
    // As a person does, it waits with the drop until the window says that it takes it.
    await expect(async () => {
      await send('dragEnter')
      await send('dragOver')
      await expect(this.page.getByRole('heading', { name: 'Drop to open' })).toBeVisible({ timeout: 500 })
    }).toPass()
    return {
      drop: async () => {
        await send('drop')
        await session.detach()
      },
    }
  }

  async drop(...files: readonly string[]): Promise<void> {
    const { drop } = await this.drag(...files)
    await drop()
  }
}
