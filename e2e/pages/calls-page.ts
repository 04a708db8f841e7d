// Search, calls, ladder and message, as a person uses them.
import { expect, type Locator, type Page } from '@playwright/test'

export interface WalkedRung {
  /** Method, or status and reason, as the message pane says it. */
  readonly start: string
  /** Wireshark's frame number; undefined for a rung that is known from its search record only. */
  readonly frame: number | undefined
}

export class CallsPage {
  readonly page: Page
  readonly ladder: Locator
  readonly list: Locator
  readonly message: Locator

  constructor(page: Page) {
    this.page = page
    this.ladder = page.getByRole('grid', { name: 'Ladder' })
    this.list = page.getByRole('grid', { name: 'Calls found' })
    this.message = page.locator('[data-panel]#message')
  }

  get rungs(): Locator {
    return this.ladder.locator('[data-rung]')
  }

  get selectedRung(): Locator {
    return this.ladder.locator('[data-rung][aria-selected="true"]')
  }

  /** Status line of the open call: what the ladder is made of. */
  get source(): Locator {
    return this.page.locator('header').getByRole('status')
  }

  async rungCount(): Promise<number> {
    return Number(await this.ladder.getAttribute('aria-rowcount')) - 1
  }

  async search(what: string): Promise<void> {
    await this.page.getByLabel('Conversation id, Call-ID or number').fill(what)
    await this.page.keyboard.press('Enter')
  }

  async searchParties(parties: { readonly from?: string; readonly to?: string }): Promise<void> {
    await this.page.getByLabel('Conversation id, Call-ID or number').fill('')
    await this.page.getByLabel('From user').fill(parties.from ?? '')
    await this.page.getByLabel('To user').fill(parties.to ?? '')
    await this.page.getByRole('button', { name: 'Search', exact: true }).click()
  }

  async chooseWindow(label: string): Promise<void> {
    await this.page.getByLabel('Time', { exact: true }).selectOption({ label })
  }

  async fetchPcap(): Promise<void> {
    await this.page.getByRole('button', { name: 'Get the pcap' }).click()
    await expect(this.page.getByRole('button', { name: 'Open in Wireshark' })).toBeVisible({ timeout: 20_000 })
  }

  /** Goes down the ladder with the arrow key, repeats unfolded, and reads what the message pane says of every rung. */
  async walk(): Promise<readonly WalkedRung[]> {
    const fold = this.page.getByRole('button', { name: 'Fold repeats', pressed: true })
    if (await fold.isVisible()) await fold.click()
    const count = await this.rungCount()
    await this.ladder.focus()
    await this.page.keyboard.press('Home')
    const walked: WalkedRung[] = []
    for (let index = 0; index < count; index += 1) {
      await expect(this.selectedRung).toHaveAttribute('data-rung', String(index))
      const start = await this.message.getByRole('heading').first().innerText()
      const facts = await this.message.locator('header').innerText()
      const frame = /frame (\d+)/.exec(facts)?.[1]
      walked.push({ start, frame: frame === undefined ? undefined : Number(frame) })
      await this.page.keyboard.press('ArrowDown')
    }
    return walked
  }
}
