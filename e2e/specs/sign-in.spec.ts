// Signing in through a real browser: code + PKCE against the organization's own sign-in form.
import { expect, test } from '../fixtures'
import { SignInPage } from '../pages/sign-in-page'
import { demoOrganization, demoPassword } from '../../src/simulator/organization'

const engineer = demoOrganization.users[0]
if (engineer === undefined) throw new Error('The demonstration organization has lost its users')

test('a person signs in with the system browser, is shown by name, and signs out', async ({
  launchApp,
  organization,
  systemBrowser,
  page,
}) => {
  const { window } = await launchApp({ env: systemBrowser.env })
  await new SignInPage(window).startInBrowser(organization.domain)
  await expect(window.getByRole('heading', { name: 'Finish the sign-in in your browser' })).toBeVisible()

  const address = new URL(await systemBrowser.opened())
  expect(address.searchParams.get('code_challenge_method')).toBe('S256')
  expect(address.searchParams.get('redirect_uri')).toMatch(/^http:\/\/localhost:\d+$/)
  await page.goto(address.href)
  await page.getByLabel(/e-?mail/i).fill(engineer.email)
  await page.getByLabel(/password/i).fill(demoPassword)
  await page.getByRole('button', { name: /sign in/i }).click()
  await expect(page.getByRole('heading', { name: 'You are signed in' })).toBeVisible()
  await expect(page.getByText('You can close this tab')).toBeVisible()

  await expect(window.getByLabel('Status')).toContainText(engineer.name)
  await expect(window.getByLabel('Status')).toContainText(demoOrganization.name)

  await window.getByRole('button', { name: 'Sign out' }).click()
  await expect(window.getByRole('heading', { name: 'Sign in to Genesys Cloud' })).toBeVisible()
  await expect
    .poll(() =>
      organization.control.requests().some(({ method, path }) => method === 'DELETE' && path.endsWith('/tokens/me')),
    )
    .toBe(true)
  // The redirect serves once: the same address again finds nobody.
  await expect(page.reload()).rejects.toThrow()
})

test('a declined sign-in says so, and a cancelled one leaves the page as it was', async ({
  launchApp,
  organization,
  systemBrowser,
  page,
}) => {
  const { window } = await launchApp({ env: systemBrowser.env })
  const signIn = new SignInPage(window)
  await signIn.startInBrowser(organization.domain)
  await page.goto(await systemBrowser.opened())
  await page.getByRole('button', { name: /deny|decline|cancel/i }).click()
  await expect(signIn.fault).toContainText('Sign-in was declined')
  await expect(page.getByRole('heading', { name: 'Not signed in' })).toBeVisible()

  await signIn.startInBrowser(organization.domain)
  await systemBrowser.opened()
  await window.getByRole('button', { name: 'Cancel' }).click()
  await expect(window.getByRole('button', { name: 'Sign in with the browser' })).toBeEnabled()
})

test('a stranger who does not know the state cannot end the sign-in', async ({
  launchApp,
  organization,
  systemBrowser,
  page,
}) => {
  const { window } = await launchApp({ env: systemBrowser.env })
  await new SignInPage(window).startInBrowser(organization.domain)
  const redirect = new URL(await systemBrowser.opened()).searchParams.get('redirect_uri') ?? ''
  const answer = await page.goto(`${redirect}/?code=stolen&state=guessed`)
  expect(answer?.status()).toBe(404)
  await expect(window.getByRole('heading', { name: 'Finish the sign-in in your browser' })).toBeVisible()
})
