// The settings' page of keys, as a person uses it.
import { expect, type Locator, type Page } from '@playwright/test'

export interface ListedCommand {
  readonly id: string
  readonly title: string
  /** As the settings keep them, e.g. `$mod+Shift+f`. */
  readonly keys: readonly string[]
}

export class KeyboardPage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get preset(): Locator {
    return this.page.getByLabel('Preset')
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Settings' }).click()
    await this.page.getByRole('button', { name: 'Keyboard', exact: true }).click()
    await expect(this.preset).toBeVisible()
  }

  /** All commands, in their order. */
  async commands(): Promise<readonly ListedCommand[]> {
    return this.page.locator('tr[data-command]').evaluateAll((rows) =>
      rows.map((row) => {
        const { command = '', keys = '' } = (row as HTMLElement).dataset
        const title = row.querySelector('th')?.textContent ?? ''
        return { id: command, title, keys: keys.split(' ').filter((key) => key !== '') }
      }),
    )
  }

  row(title: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: title, exact: true }) })
  }

  /** As they are shown. */
  keysOf(title: string): Locator {
    return this.row(title).locator('kbd')
  }

  /** From here on, keys that are pressed are the new ones. */
  async start(title: string, key: string): Promise<void> {
    await this.page.getByRole('button', { name: `Change ${key} of ${title}`, exact: true }).click()
    await expect(this.page.getByRole('button', { name: `Press the new keys of ${title}` })).toBeFocused()
  }

  /** `key` as it is shown, `pressed` as Playwright writes keys. */
  async change(title: string, key: string, pressed: string): Promise<void> {
    await this.start(title, key)
    await this.page.keyboard.press(pressed)
  }
}
