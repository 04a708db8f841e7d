// The open calls, as a person goes about between them.
import type { Locator, Page } from '@playwright/test'

export class TabsPage {
  readonly page: Page
  readonly tabs: Locator
  /** The call in front. */
  readonly active: Locator
  readonly notice: Locator

  constructor(page: Page) {
    const list = page.getByRole('tablist', { name: 'Open calls' })
    this.page = page
    this.tabs = list.getByRole('tab')
    this.active = list.getByRole('tab', { selected: true })
    this.notice = page.getByRole('contentinfo', { name: 'Status' }).getByRole('status')
  }

  /** Of two calls at once: `upper`, `lower`, `left` or `right`. */
  ladder(side: string): Locator {
    return this.page.getByRole('grid', { name: `Ladder, ${side} call` })
  }

  /** The side that has the keys. */
  get activeSide(): Locator {
    return this.page.locator('[data-active-side]')
  }
}
