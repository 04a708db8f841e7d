// Behind a corporate proxy with a certificate authority of the company's own: Rung goes where the system sends it, trusts
// whom the system trusts, and says which of the two stands in the way.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test as base } from '../fixtures'
import { CallsPage } from '../pages/calls-page'
import { SignInPage } from '../pages/sign-in-page'
import { demoClientSecret } from '../../src/simulator/organization'
import { openPrivateNetwork, type PrivateNetwork } from '../private-network'

const test = base.extend<{ readonly network: PrivateNetwork; readonly home: string }>({
  network: async ({ organization, folder }, use) => {
    const network = await openPrivateNetwork(organization, folder)
    await use(network)
    await network.close()
  },
  home: async ({ folder }, use) => {
    const home = join(folder, 'home')
    await mkdir(home)
    await use(home)
  },
})

test.skip(process.platform !== 'linux', 'elsewhere, proxy and trusted authorities are settings of the whole machine')

test('through the proxy, with the authority trusted: sign-in, search and pcap, and nothing past the proxy', async ({
  launchApp,
  organization,
  network,
  home,
}) => {
  await network.trustIn(home)
  const { window } = await launchApp({ env: { ...network.env, HOME: home } })
  await new SignInPage(window).withClientCredentials(network.domain)
  const calls = new CallsPage(window)
  await calls.search('')
  await calls.list.locator('[data-call]').first().click()
  await expect(calls.rungs.first()).toBeVisible()
  await calls.fetchPcap()
  await expect(calls.source).toContainText('pcap')

  const { asked, strays } = network.proxy
  const hosts = ['api', 'login', 'storage'].map((name) => `${name}.${network.domain}:443`)
  expect([...new Set(asked())].sort()).toEqual(hosts)
  expect(strays()).toEqual([])
  expect(organization.control.requests().length).toBeGreaterThan(5)
  expect(organization.control.requests()).toHaveLength(network.served())
})

test('without the authority: the connection is not trusted, and no request is made', async ({
  launchApp,
  organization,
  network,
  home,
}) => {
  const { window } = await launchApp({ env: { ...network.env, HOME: home } })
  const signIn = new SignInPage(window)
  await signIn.withClientCredentials(network.domain)
  await expect(signIn.fault).toContainText('The connection is not trusted')
  await expect(signIn.fault).toContainText('must be in this computer’s trust store')
  await window.screenshot({ path: test.info().outputPath('not-trusted.png') })
  expect(organization.control.requests()).toEqual([])
})

test('a proxy that refuses, wants a sign-in or is gone is told from an organization that cannot be reached', async ({
  launchApp,
  network,
  home,
}) => {
  await network.trustIn(home)
  const { window } = await launchApp({ env: { ...network.env, HOME: home } })
  const signIn = new SignInPage(window)
  network.proxy.refuseWith('403 Forbidden')
  await signIn.withClientCredentials(network.domain)
  await expect(signIn.fault).toContainText('The proxy does not let Rung through')
  await window.screenshot({ path: test.info().outputPath('refused.png') })

  const signInAgain = async (): Promise<void> => {
    // A refused secret is not kept.
    await window.getByLabel('Client secret').fill(demoClientSecret)
    await window.getByRole('button', { name: 'Sign in as the client' }).click()
  }
  network.proxy.refuseWith('407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="company"')
  const asked = network.proxy.asked().length
  await signInAgain()
  await expect.poll(() => network.proxy.asked().length).toBeGreaterThan(asked)
  await expect(signIn.fault).toContainText('The proxy does not let Rung through')

  await network.proxy.close()
  await signInAgain()
  await expect(window.getByLabel('Client secret')).toHaveValue('')
  await expect(signIn.fault).toContainText('The proxy does not let Rung through')
  await expect(signIn.fault).toContainText('proxy settings')
})
