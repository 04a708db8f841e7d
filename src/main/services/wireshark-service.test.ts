import { chmod, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createWiresharkService, displayFilterFor, findWireshark } from './wireshark-service'

const folderWith = async (...names: readonly string[]): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'rung-wireshark-'))
  for (const name of names) {
    await writeFile(join(folder, name), '')
    await chmod(join(folder, name), 0o755)
  }
  return folder
}

describe('displayFilterFor', () => {
  it('keeps the messages of every Call-ID', () => {
    expect(displayFilterFor(['a@b', 'c@d'])).toBe('sip.Call-ID == "a@b" || sip.Call-ID == "c@d"')
  })

  it('cannot be broken out of by a Call-ID', () => {
    expect(displayFilterFor(['x" || frame\\'])).toBe('sip.Call-ID == "x\\" || frame\\\\"')
  })
})

describe('findWireshark', () => {
  it('takes the user’s choice before PATH', async () => {
    const chosen = join(await folderWith('mine'), 'mine')
    const onPath = await folderWith('wireshark')
    expect(await findWireshark(chosen, { platform: 'linux', env: { PATH: onPath } })).toBe(chosen)
  })

  it('finds it on PATH, and passes over a choice that is gone', async () => {
    const onPath = await folderWith('wireshark')
    expect(await findWireshark('/nowhere/wireshark', { platform: 'linux', env: { PATH: onPath } })).toBe(
      join(onPath, 'wireshark'),
    )
  })
})

describe('createWiresharkService', () => {
  it('opens the file on the frame with the filter, each an argument of its own', async () => {
    const folder = await folderWith('wireshark')
    const launched: (readonly string[])[] = []
    const service = createWiresharkService({
      chosenPath: () => join(folder, 'wireshark'),
      place: { platform: 'linux', env: {} },
      launcher: {
        launch: (program, args) => Promise.resolve(void launched.push([program, ...args])),
        showInFolder: () => undefined,
        openFolder: () => Promise.resolve(),
      },
      pathOf: () => Promise.resolve('/captures/call; rm -rf.pcap'),
    })
    await service.open({ captureId: crypto.randomUUID(), frame: 7, callIds: ['$(x)@h'] })
    expect(launched).toEqual([
      [join(folder, 'wireshark'), '-r', '/captures/call; rm -rf.pcap', '-g', '7', '-Y', 'sip.Call-ID == "$(x)@h"'],
    ])
  })
})
