// The sign-in page, as a person uses it.
import type { Locator, Page } from '@playwright/test'
import { demoClientId, demoClientSecret, demoPublicClientId } from '../../src/simulator/organization'

export class SignInPage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get fault(): Locator {
    return this.page.getByRole('alert')
  }

  async tryDemo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Try the demo' }).click()
  }

  /** Fills the form for an organization on this machine and asks for the browser. */
  async startInBrowser(domain: string, clientId = demoPublicClientId): Promise<void> {
    await this.fill(domain, clientId)
    await this.page.getByRole('button', { name: 'Sign in with the browser' }).click()
  }

  async withClientCredentials(domain: string, secret = demoClientSecret): Promise<void> {
    await this.page.getByRole('button', { name: 'Advanced: client credentials' }).click()
    await this.fill(domain, demoClientId)
    await this.page.getByLabel('Client secret').fill(secret)
    await this.page.getByRole('button', { name: 'Sign in as the client' }).click()
  }

  /** With the account that is chosen. */
  async againAsClient(secret = demoClientSecret): Promise<void> {
    await this.page.getByLabel('Client secret').fill(secret)
    await this.page.getByRole('button', { name: 'Sign in as the client' }).click()
  }

  get keep(): Locator {
    return this.page.getByRole('checkbox', { name: 'Keep me signed in' })
  }

  get accounts(): Locator {
    return this.page.getByRole('radio')
  }

  private async fill(domain: string, clientId: string): Promise<void> {
    await this.page.getByLabel('Region').selectOption('other')
    await this.page.getByLabel('Domain').fill(domain)
    await this.page.getByLabel('Client id').fill(clientId)
  }
}
