// What goes wrong has words of its own and a next step. The pictures are kept to be looked at.
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { expect, test } from '../fixtures'
import { launchOffline } from '../offline-app'
import { CallsPage } from '../pages/calls-page'
import { SignInPage } from '../pages/sign-in-page'

/** Fills the form as a person does and sends it; runs in the window. */
const signInToIreland = `
  const find = (text) => [...document.querySelectorAll('button')].find((button) => button.textContent.includes(text))
  const set = (label, value) => {
    const field = document.getElementById([...document.querySelectorAll('label')].find((each) => each.textContent === label).htmlFor)
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, value)
    field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }))
  }
  find('Advanced').click()
  setTimeout(() => {
    set('Region', 'mypurecloud.ie')
    set('Client id', '0f3c8a4e-0000-4000-8000-000000000000')
    set('Client secret', 'a-secret-of-some-length')
    setTimeout(() => find('Sign in as the client').click(), 200)
  }, 200)
`

const picture = async (calls: { readonly page: CallsPage['page'] }, name: string): Promise<void> => {
  await calls.page.screenshot({ path: test.info().outputPath(`${name}.png`) })
}

test('a wrong secret', async ({ launchApp, organization }) => {
  const { window } = await launchApp()
  const signIn = new SignInPage(window)
  await signIn.withClientCredentials(organization.domain, 'not-the-secret')
  await expect(signIn.fault).toContainText('Genesys Cloud did not accept the sign-in')
  await expect(signIn.fault).toContainText('Check the region and the client id')
  await picture({ page: window }, 'bad-sign-in')
})

test('an organization that cannot be reached', async ({ launchApp, organization }) => {
  const { window } = await launchApp()
  await organization.close()
  const signIn = new SignInPage(window)
  await signIn.withClientCredentials(organization.domain)
  await expect(signIn.fault).toContainText('Genesys Cloud cannot be reached')
  await picture({ page: window }, 'unreachable')
})

test('no network at all', async () => {
  test.skip(process.platform !== 'linux', 'cutting one program off the network takes Linux’s network namespaces')
  const app = await launchOffline()
  const text = (): Promise<unknown> => app.evaluate('document.body.innerText').catch(() => 'the page is not there yet')
  try {
    await expect.poll(text, { timeout: 20_000 }).toContain('Sign in to Genesys Cloud')
    await app.evaluate(signInToIreland)
    await expect.poll(text, { timeout: 30_000 }).toContain('No network')
    expect(await text()).toContain('Connect this computer to the network or the VPN')
    await writeFile(test.info().outputPath('no-network.png'), await app.screenshot())
  } finally {
    await app.close()
  }
})

test('a session that ends keeps what is open and offers to sign in again', async ({ signedIn, organization }) => {
  const { calls } = signedIn
  await calls.search('')
  await calls.list.locator('[data-call]').first().click()
  await expect(calls.rungs.first()).toBeVisible()
  organization.control.expireTokens()
  // Or the client's secret would bring a new one.
  organization.control.addFault({ operation: 'token', fault: { kind: 'status', status: 400 } })
  await calls.search('')
  const banner = calls.page.getByRole('alert').first()
  await expect(banner).toContainText('Your session has ended')
  await expect(calls.rungs.first()).toBeVisible()
  await picture(calls, 'expired')
  await banner.getByRole('button', { name: 'Sign in again' }).click()
  organization.control.clearFaults()
  await new SignInPage(calls.page).againAsClient()
  await expect(calls.rungs.first()).toBeVisible()
})

test('a missing permission is named', async ({ signedIn, organization }) => {
  const { calls } = signedIn
  organization.control.denyPermission('telephony:pcap:view')
  await calls.search('')
  const alert = calls.page.getByRole('alert')
  await expect(alert).toContainText('A permission is missing')
  await expect(alert).toContainText('telephony:pcap:view')
  await expect(alert).toContainText('Correlation id')
  await picture(calls, 'missing-permission')
})

test('Wireshark that is not installed', async ({ launchApp, organization }) => {
  test.skip(process.platform !== 'linux', 'hiding an installed program takes Linux’s mount namespaces')
  const hidden = ['/usr/bin', '/usr/local/bin', '/snap/bin'].map((folder) => `${folder}/wireshark`).filter(existsSync)
  const { window } = await launchApp({ hidden })
  await new SignInPage(window).withClientCredentials(organization.domain)
  const calls = new CallsPage(window)
  await calls.search('')
  await calls.list.locator('[data-call]').first().click()
  await calls.fetchPcap()
  await calls.page.keyboard.press('Control+Shift+W')
  await expect(calls.page.getByRole('alert')).toContainText('Wireshark was not found')
  await expect(calls.page.getByRole('button', { name: 'Choose Wireshark…' })).toBeVisible()
  await picture(calls, 'no-wireshark')
})
