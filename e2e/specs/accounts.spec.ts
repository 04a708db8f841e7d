// Accounts: kept across restarts by a real keyring and by nothing else; several of them; and what a session's end looks like.
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { demoOrganization, demoPassword, demoPublicClientId } from '../../src/simulator/organization'
import { closeApp } from '../electron-host'
import { findSecrets } from '../find-secrets'
import { findViolations } from '../find-violations'
import { expect, test } from '../fixtures'
import { openKeyring, type KeyringUnderTest } from '../keyring'
import { secretsOfOrganizations } from '../organization'
import { CallsPage } from '../pages/calls-page'
import { SignInPage } from '../pages/sign-in-page'

const [engineer, viewer] = demoOrganization.users
if (engineer === undefined || viewer === undefined) throw new Error('The demonstration organization has lost its users')

test.skip(process.platform !== 'linux', 'gnome-keyring is a keyring of Linux desktops')

let keyring: KeyringUnderTest | undefined
test.afterEach(async () => {
  await keyring?.close()
  keyring = undefined
})

const picture = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) })
}

const finishInBrowser = async (page: Page, address: string, email: string): Promise<void> => {
  await page.goto(address)
  await page.getByLabel(/e-?mail/i).fill(email)
  await page.getByLabel(/password/i).fill(demoPassword)
  await page.getByRole('button', { name: /sign in/i }).click()
  await expect(page.getByRole('heading', { name: 'You are signed in' })).toBeVisible()
}

test('with a keyring, “Keep me signed in” survives a restart, encrypted, and signing out deletes it', async ({
  launchApp,
  organization,
  systemBrowser,
  page,
}) => {
  keyring = await openKeyring()
  const how = { args: keyring.args, env: { ...systemBrowser.env, ...keyring.env } }
  const first = await launchApp(how)
  const signIn = new SignInPage(first.window)
  await expect(signIn.keep).toBeEnabled()
  await expect(signIn.keep).not.toBeChecked()
  await signIn.keep.check()
  await signIn.startInBrowser(organization.domain)
  const address = await systemBrowser.opened()
  await finishInBrowser(page, address, engineer.email)
  await expect(first.window.getByLabel('Status')).toContainText(engineer.name)
  const file = join(first.profile, 'secrets.json')
  await expect.poll(async () => (await stat(file)).mode & 0o777).toBe(0o600)
  await closeApp(first)

  const second = await launchApp({ ...how, profile: first.profile })
  await expect(second.window.getByLabel('Status')).toContainText(engineer.name)
  await new CallsPage(second.window).search('')
  await expect(new CallsPage(second.window).list.locator('[data-call]').first()).toBeVisible()
  await second.window.keyboard.press('Control+,')
  await expect(second.window.getByLabel('Accounts')).toContainText('encrypted by this computer’s keyring')
  await picture(second.window, 'settings')
  await closeApp(second)
  const issued = secretsOfOrganizations()
  const state = new URL(address).searchParams.get('state') ?? ''
  expect(issued.length).toBeGreaterThan(2)
  expect(await findSecrets(first.profile, [...first.logs, ...second.logs], [...issued, state])).toEqual([])

  const third = await launchApp({ ...how, profile: first.profile })
  await expect(third.window.getByLabel('Status')).toContainText(engineer.name)
  await third.window.getByRole('button', { name: 'Sign out' }).click()
  await expect(new SignInPage(third.window).accounts).toHaveCount(1)
  await expect.poll(() => readFile(file, 'utf8').catch(() => 'gone')).toBe('gone')
  await picture(third.window, 'chooser')
})

test('a damaged secrets file signs out with a word, and Rung goes on', async ({ launchApp, organization }) => {
  keyring = await openKeyring()
  const how = { args: keyring.args, env: keyring.env }
  const first = await launchApp(how)
  await new SignInPage(first.window).keep.check()
  await new SignInPage(first.window).withClientCredentials(organization.domain)
  await expect(first.window.getByLabel('Status')).toContainText(demoOrganization.name)
  await closeApp(first)
  const file = join(first.profile, 'secrets.json')
  const sound = JSON.parse(await readFile(file, 'utf8')) as { readonly secrets: Readonly<Record<string, string>> }
  const spoilt = Object.fromEntries(
    Object.entries(sound.secrets).map(([id, secret]) => [
      id,
      Buffer.from(secret, 'base64').reverse().toString('base64'),
    ]),
  )
  await writeFile(file, JSON.stringify({ version: 1, secrets: spoilt }))
  const second = await launchApp({ ...how, profile: first.profile })
  const signIn = new SignInPage(second.window)
  await expect(signIn.fault).toContainText('You have been signed out')
  await picture(second.window, 'damaged')
  await signIn.againAsClient()
  await expect(second.window.getByLabel('Status')).toContainText(demoOrganization.name)
})

test('without a keyring, this session only is what there is, and nothing is written', async ({
  launchApp,
  organization,
}) => {
  const { window, profile } = await launchApp()
  const signIn = new SignInPage(window)
  await expect(signIn.keep).toBeDisabled()
  await expect(window.getByText('This session only: this computer has no keyring')).toBeVisible()
  await picture(window, 'no-keyring')
  await signIn.withClientCredentials(organization.domain)
  await expect(window.getByLabel('Status')).toContainText(demoOrganization.name)
  await window.keyboard.press('Control+,')
  await expect(window.getByLabel('Accounts')).toContainText('For this session only.')
  await expect(stat(join(profile, 'secrets.json'))).rejects.toThrow('ENOENT')
})

test('accounts are added, changed and deleted; a viewer is told what is missing', async ({
  launchApp,
  organization,
  systemBrowser,
  page,
}) => {
  const { window } = await launchApp({ env: systemBrowser.env })
  const signIn = new SignInPage(window)
  await window.getByText('More options').click()
  await window.getByLabel('Name of the account').fill('Viewer’s')
  await window.getByLabel('Host').selectOption('127.0.0.1')
  await window.getByLabel('Path').fill('/callback')
  await window.getByLabel('Organization').fill('demo')
  await signIn.startInBrowser(organization.domain)
  await expect(window.getByRole('alert')).toContainText('belong together')
  await window.getByLabel('Identity provider').fill('okta')
  await window.getByLabel('Login hint').fill(viewer.email)
  await picture(window, 'options')
  await signIn.startInBrowser(organization.domain)
  const address = new URL(await systemBrowser.opened())
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    client_id: demoPublicClientId,
    org: 'demo',
    provider: 'okta',
    login_hint: viewer.email,
  })
  expect(address.searchParams.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/)
  await finishInBrowser(page, address.href, viewer.email)
  await expect(window.getByLabel('Status')).toContainText(viewer.name)
  const calls = new CallsPage(window)
  await calls.search('')
  await calls.list.locator('[data-call]').first().click()
  await expect(window.getByText('Needs the permission telephony:pcap:add')).toBeVisible()
  await expect(window.getByRole('button', { name: 'Get the pcap' })).toBeDisabled()

  // The browser is still signed in: what has run out is renewed without anybody typing.
  organization.control.expireTokens()
  await calls.search('')
  await expect(window.getByRole('status').filter({ hasText: 'the browser is asked' })).toBeVisible()
  await picture(window, 'renewing')
  await page.goto(await systemBrowser.opened())
  await expect(calls.list.locator('[data-call]').first()).toBeVisible()
  await expect(window.getByLabel('Status')).toContainText(viewer.name)

  await window.keyboard.press('Control+,')
  await window.getByRole('button', { name: 'Change Viewer’s' }).click()
  const dialog = window.getByRole('dialog')
  await dialog.getByText('More options').click()
  await dialog.getByLabel('Name of the account').fill('Service desk')
  await picture(window, 'change')
  expect(await findViolations(window)).toEqual([])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(window.getByLabel('Accounts')).toContainText('Service desk')
  await expect(window.getByLabel('Accounts')).toContainText('Missing permissions: telephony:pcap:add')
  await window.getByRole('button', { name: 'Add, or sign in…' }).click()
  await window.getByRole('button', { name: 'Add an account' }).click()
  await signIn.withClientCredentials(organization.domain)
  await expect(window.getByLabel('Status')).not.toContainText(viewer.name)
  await window.getByRole('button', { name: 'Sign out' }).click()
  await expect(signIn.accounts).toHaveCount(2)
  expect(await findViolations(window)).toEqual([])
  await picture(window, 'two-accounts')
  await window.getByRole('radio', { name: /Service desk/ }).check()
  await window.getByRole('button', { name: 'Delete…' }).click()
  await window.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(signIn.accounts).toHaveCount(1)
})
