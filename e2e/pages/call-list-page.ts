// The list of calls, as a person filters, sorts, selects and takes it along.
import { expect, type Locator, type Page } from '@playwright/test'

export class CallListPage {
  readonly page: Page
  readonly grid: Locator
  readonly filter: Locator
  /** Count of calls, and what was copied or saved. */
  readonly status: Locator

  constructor(page: Page) {
    this.page = page
    this.grid = page.getByRole('grid', { name: /^Calls/ })
    this.filter = page.getByRole('combobox', { name: 'Filter calls' })
    this.status = page.locator('[data-panel]#calls').getByRole('status').last()
  }

  get rows(): Locator {
    return this.grid.locator('[data-call]')
  }

  get selected(): Locator {
    return this.grid.locator('[data-call][aria-selected="true"]')
  }

  /** Titles of the columns, from left to right. */
  titles(): Promise<readonly string[]> {
    return this.grid.getByRole('columnheader').allInnerTexts()
  }

  head(title: string): Locator {
    return this.grid.getByRole('columnheader', { name: title })
  }

  /** Texts of a column, from the top. */
  async column(title: string): Promise<readonly string[]> {
    const place = await this.head(title).getAttribute('aria-colindex')
    return this.rows.locator(`[aria-colindex="${place}"]`).allInnerTexts()
  }

  async widen(): Promise<void> {
    await this.page.getByRole('button', { name: 'Wide list' }).click()
    await expect(this.grid.getByRole('columnheader').first()).toBeVisible()
  }

  async choose(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Copy or save' }).click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }
}
