// Every command: from the palette, by its keys, from the native menu; and other keys for it.
import type { Page } from '@playwright/test'
import { demoCapture } from '../demo-capture'
import type { RunningApp } from '../electron-host'
import { expect, test } from '../fixtures'
import { CallsPage } from '../pages/calls-page'
import { KeyboardPage, type ListedCommand } from '../pages/keyboard-page'

const threeHop = demoCapture('three-hop')

const exactly = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`)

/** Each would leave the window: what the system then does is not for this test. */
const stayInWindow = ({ app }: RunningApp): Promise<void> =>
  app.evaluate(({ dialog, shell }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
    shell.showItemInFolder = () => undefined
  })

/** When a command was last run, in ms since the window opened; 0 for never. */
const lastRun = (page: Page, id: string): Promise<number> =>
  page.evaluate((name) => performance.getEntriesByName(name).at(-1)?.startTime ?? 0, `command ${id}`)

const errorsOf = ({ logs }: RunningApp): readonly string[] => logs.filter((line) => /^window error|Uncaught/.test(line))

/** Closing the file ends what the others need, and Wireshark has tests of its own. */
const inOrder = (commands: readonly ListedCommand[]): readonly ListedCommand[] => [
  ...commands.filter(({ id }) => id !== 'file.close' && id !== 'capture.wireshark'),
  ...commands.filter(({ id }) => id === 'file.close'),
]

/** Reads all commands where their keys are set, in a preset. */
const readCommands = async ({ window }: RunningApp, preset: 'Rung' | 'sngrep'): Promise<readonly ListedCommand[]> => {
  const keyboard = new KeyboardPage(window)
  await keyboard.open()
  await keyboard.preset.selectOption({ label: preset })
  await expect(keyboard.preset).toHaveValue(preset.toLowerCase())
  return inOrder(await keyboard.commands())
}

/** Shows a ladder whose middle rung is selected, with a filter and an undo, so that nearly all commands make sense. */
const openLadder = async (running: RunningApp): Promise<CallsPage> => {
  const calls = new CallsPage(running.window)
  const { page } = calls
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Calls' }).click()
  await expect(calls.rungs.first()).toBeVisible({ timeout: 20_000 })
  await page.getByRole('combobox', { name: 'Filter messages' }).fill('method:INVITE')
  await page.keyboard.press('Enter')
  await page.getByLabel('Hide others').uncheck()
  await calls.ladder.focus()
  await page.keyboard.press('Alt+ArrowRight')
  return calls
}

/** Help, palette, another view, a closed call or a name that is being typed give way, as a person would have them. */
const returnToLadder = async ({ page, ladder }: CallsPage): Promise<void> => {
  const inTheWay = page.locator('dialog[open], [role="columnheader"] input')
  if ((await inTheWay.count()) > 0) await page.keyboard.press('Escape')
  await expect(inTheWay).toHaveCount(0)
  if (!(await ladder.isVisible())) await page.keyboard.press('Control+1')
  if (!(await ladder.isVisible())) await page.keyboard.press('Control+Shift+T')
}

test('commands: each is found in the palette by its title, and run from there where it makes sense', async ({
  launchApp,
}) => {
  test.setTimeout(400_000)
  const running = await launchApp({ args: [threeHop] })
  await stayInWindow(running)
  const { window } = running
  const commands = await readCommands(running, 'Rung')
  expect(commands.length).toBeGreaterThan(50)
  const calls = await openLadder(running)

  const run: string[] = []
  for (const { id, title } of commands) {
    await window.keyboard.press('Control+K')
    const field = window.getByPlaceholder('Type a command…')
    await expect(field).toBeFocused()
    await window.keyboard.insertText(title)
    // The first words of an option are its group's, of which one is also a title.
    const item = window.getByRole('option').filter({ has: window.locator('span + span', { hasText: exactly(title) }) })
    await expect(item, title).toHaveCount(1)
    if ((await item.getAttribute('aria-disabled')) === 'true') {
      await window.keyboard.press('Escape')
      await expect(field).toHaveCount(0)
      continue
    }
    const before = await lastRun(window, id)
    await expect(item, title).toHaveAttribute('aria-selected', 'true')
    await window.keyboard.press('Enter')
    await expect.poll(() => lastRun(window, id), { message: title }).toBeGreaterThan(before)
    run.push(id)
    if (id !== 'file.close') await returnToLadder(calls)
  }
  expect(run.length).toBeGreaterThan(45)
  expect(errorsOf(running)).toEqual([])
  await expect(window.getByRole('alert')).toHaveCount(0)
})

for (const preset of ['Rung', 'sngrep'] as const) {
  test(`commands: each is run by each of its keys in the preset ${preset}`, async ({ launchApp }) => {
    test.setTimeout(300_000)
    const running = await launchApp({ args: [threeHop] })
    await stayInWindow(running)
    const { window } = running
    const commands = await readCommands(running, preset)
    const calls = await openLadder(running)
    const enabled = await running.app.evaluate(
      ({ Menu }, ids) => {
        const menu = Menu.getApplicationMenu()
        return ids.filter((id) => menu?.getMenuItemById(id)?.enabled === true)
      },
      commands.map(({ id }) => id),
    )

    let pressed = 0
    // The list selects all by itself: what every program means by that key is the list's, whatever a preset says.
    const wanted = enabled.filter((id) => id !== 'list.select-all')
    for (const { id, title, keys } of commands.filter((command) => wanted.includes(command.id))) {
      for (const key of keys) {
        await (id === 'list.beside' ? window.locator('[data-pane="calls"] [data-active]') : calls.ladder).focus()
        const before = await lastRun(window, id)
        await window.keyboard.press(key.replace('$mod', 'Control'))
        await expect.poll(() => lastRun(window, id), { message: `${title}: ${key}` }).toBeGreaterThan(before)
        pressed += 1
        await returnToLadder(calls)
      }
    }
    expect(pressed).toBeGreaterThan(30)
    expect(errorsOf(running)).toEqual([])
  })
}

test('commands: the native menu shows them with their keys, follows what makes sense, and runs them', async ({
  launchApp,
}) => {
  const running = await launchApp({ args: [threeHop] })
  const { app, window } = running
  const calls = new CallsPage(window)
  await expect(calls.rungs.first()).toBeVisible()
  const read = (id: string) =>
    app.evaluate(({ Menu }, wanted) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
      return item == null ? undefined : { label: item.label, key: item.accelerator, isEnabled: item.enabled }
    }, id)
  const choose = (id: string) =>
    app.evaluate(({ Menu }, wanted) => {
      Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click()
    }, id)

  const labels = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label))
  expect(labels).toEqual(['File', 'Edit', 'View', 'Go to', 'Calls', 'Ladder', 'Message', 'Window', 'Help'])
  await expect
    .poll(() => read('lane.undo'))
    .toEqual({
      label: 'Undo the change of lanes',
      key: 'CommandOrControl+Z',
      isEnabled: false,
    })
  await choose('lane.right')
  await expect.poll(async () => (await read('lane.undo'))?.isEnabled).toBe(true)
  await choose('ladder.last')
  await expect(calls.selectedRung).toHaveAttribute('data-rung', '20')
  await choose('view.keyboard')
  const keyboard = new KeyboardPage(window)
  await keyboard.change('Last message', 'End', 'Control+Shift+L')
  await expect.poll(async () => (await read('ladder.last'))?.key).toBe('CommandOrControl+Shift+L')
})

test('keys: changed by pressing others, told whose they are, kept over a restart, shown everywhere', async ({
  launchApp,
}, testInfo) => {
  test.slow()
  const first = await launchApp({ args: [threeHop] })
  const { window } = first
  const keyboard = new KeyboardPage(window)
  await keyboard.open()
  await keyboard.change('Fold or unfold retransmissions and copies', 'E', 'x')
  await expect(keyboard.keysOf('Fold or unfold retransmissions and copies')).toHaveText(['X'])
  await expect(keyboard.row('Fold or unfold retransmissions and copies').getByRole('button').first()).toBeFocused()

  await keyboard.start('Next message', 'J')
  await window.keyboard.press('Tab')
  await window.keyboard.press('Shift+Tab')
  await window.keyboard.press('Control+C')
  await expect(window.getByText('Ctrl+C has its use in every program.')).toBeVisible()
  await window.keyboard.press('k')
  await expect(window.getByRole('alert')).toHaveText('K belongs to “Previous message”.')
  await window.screenshot({ path: testInfo.outputPath('taken.png') })
  await window.getByRole('button', { name: 'Use it here' }).click()
  await expect(keyboard.keysOf('Next message')).toHaveText(['K', '↓'])
  await expect(keyboard.keysOf('Previous message')).toHaveText(['↑'])
  await expect(window.getByText(/ · 3 changed$/)).toBeVisible()
  await first.app.close()

  const again = await launchApp({ profile: first.profile, args: [threeHop] })
  const calls = new CallsPage(again.window)
  await expect(calls.rungs.first()).toBeVisible({ timeout: 20_000 })
  await again.window.keyboard.press('k')
  await expect(calls.selectedRung).toHaveAttribute('data-rung', '1')
  await again.window.keyboard.press('j')
  await again.window.keyboard.press('F1')
  const help = again.window.getByRole('dialog', { name: 'Keyboard help' })
  await expect(help.getByText('Next message', { exact: true }).locator('xpath=..').locator('kbd')).toHaveText([
    'K',
    '↓',
  ])
  await help.getByRole('button', { name: 'Change keys…' }).click()

  const kept = new KeyboardPage(again.window)
  await kept.row('Previous message').getByRole('button', { name: 'Reset the keys' }).click()
  await expect(kept.keysOf('Previous message')).toHaveText(['K', '↑'])
  await expect(kept.keysOf('Next message')).toHaveText(['↓'])
  await kept.preset.selectOption({ label: 'sngrep' })
  await expect(kept.keysOf('Keyboard help')).toHaveText(['F1', '?', 'H'])
  await kept.preset.selectOption({ label: 'Rung' })
  await expect(kept.keysOf('Next message')).toHaveText(['↓'])
  await again.window.getByRole('button', { name: 'Reset all' }).click()
  await expect(kept.keysOf('Next message')).toHaveText(['J', '↓'])
})
