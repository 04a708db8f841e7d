// The window's guards, asked from inside the window.
import type { Bridge } from '../../src/shared/ipc/bridge'
import { expect, test } from '../fixtures'

declare global {
  interface Window {
    readonly bridge: Bridge
  }
}

test('the page is sandboxed, has no Node, and sees four functions of ours', async ({ launchApp }) => {
  const { window, app } = await launchApp()
  const seen = await window.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
    bridge: Object.keys(globalThis.window.bridge).sort(),
    origin: location.href,
  }))
  expect(seen).toEqual({ node: [], bridge: ['call', 'cancel', 'drop', 'on'], origin: 'app://bundle/index.html' })
  const preferences = await app.evaluate(({ webContents }) => {
    const [contents] = webContents.getAllWebContents() as unknown as { getLastWebPreferences: () => object }[]
    return contents?.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
  const flags = await app.evaluate(() => process.argv)
  expect(flags).not.toContain('--no-sandbox')
})

test('the content security policy has no unsafe source, and holds', async ({ launchApp }) => {
  const { window } = await launchApp()
  const policy = await window.evaluate(async () =>
    (await fetch('app://bundle/index.html')).headers.get('content-security-policy'),
  )
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
  const ran = await window.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.head.append(script)
    return 'injected' in globalThis.window
  })
  expect(ran).toBe(false)
  await expect(window.evaluate(() => fetch('http://127.0.0.1:9/'))).rejects.toThrow()
})

test('windows, navigation, permissions and foreign files are refused', async ({ launchApp }) => {
  const { window, app } = await launchApp()
  await expect(window.getByRole('heading', { name: 'Rung' })).toBeVisible()
  expect(await window.evaluate(() => globalThis.open('https://example.com') === null)).toBe(true)
  await window.evaluate(() => location.assign('https://example.com/'))
  await window.evaluate(() => location.assign('file:///etc/passwd')).catch(() => undefined)
  // Playwright's own locators would wait for the navigation that was refused.
  expect(await window.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Rung')
  expect(window.url()).toBe('app://bundle/index.html')
  expect(await window.evaluate(async () => Notification.requestPermission())).toBe('denied')
  const statuses = await window.evaluate(async () =>
    Promise.all(
      [
        'app://bundle/../../package.json',
        'app://bundle/%2e%2e/%2e%2e/package.json',
        'app://bundle/..%2f..%2fpackage.json',
        'app://bundle/captures/00000000-0000-4000-8000-000000000000',
        'app://bundle/captures/../../settings.json',
      ].map(async (url) => (await fetch(url)).status),
    ),
  )
  expect(statuses).toEqual([404, 404, 404, 404, 404])
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('a call from another frame or with a wrong argument is refused', async ({ launchApp }) => {
  const { window } = await launchApp()
  const replies = await window.evaluate(async () => {
    const { bridge } = globalThis.window
    return [
      await bridge.call(9001, 'captures.reveal', { captureId: '../x' }),
      await bridge.call(9002, 'no.such.call', undefined),
      await bridge.call(Number.NaN, 'session.get', { extra: true }),
    ].map((reply) => (reply.ok ? 'ok' : reply.fault.code))
  })
  expect(replies).toEqual(['ipc.bad-argument', 'ipc.unknown-call', 'ipc.bad-argument'])
})
