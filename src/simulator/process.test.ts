// The entry of the utility process, with a stand-in for the port to its parent.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { anInboundCall } from '../../test/support/a-recorded-call'
import { writePcap } from '../core/capture/write-pcap'

let folder: string
const { argv } = process

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-calls-'))
  vi.resetModules()
})
afterEach(async () => {
  process.argv = argv
  Reflect.deleteProperty(process, 'parentPort')
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

interface Parent {
  readonly heard: Promise<Readonly<Record<string, string>>>
  readonly say: (data: unknown) => void
}

const startProcess = async (): Promise<Parent> => {
  let say: Parent['say'] = () => undefined
  const heard = new Promise<Readonly<Record<string, string>>>((resolve) => {
    const parentPort = {
      postMessage: resolve,
      on: (_: 'message', listener: (event: { data: unknown }) => void) => {
        say = (data) => listener({ data })
      },
    }
    Object.assign(process, { parentPort })
  })
  process.argv = [...argv, folder]
  await import('./process')
  return { heard, say: (data) => say(data) }
}

it('given recorded calls, says where it listens, and ends when it is told to', async () => {
  const { entry, packets } = anInboundCall()
  await writeFile(join(folder, 'manifest.json'), JSON.stringify([entry]))
  await writeFile(join(folder, entry.file), writePcap({ linkType: 1, packets }))
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never)

  const { heard, say } = await startProcess()
  const message = await heard
  expect(message).toMatchObject({ kind: 'listening', apiBase: message['loginBase'] })
  expect((await fetch(`${message['apiBase'] ?? ''}/api/v2/tokens/me`)).status).toBe(401)
  expect((await fetch(`${message['storageBase'] ?? ''}/x`)).status).toBe(403)
  say({ kind: 'close' })
  await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(0))
  await expect(fetch(`${message['apiBase'] ?? ''}/`)).rejects.toThrow()
})

it.each([
  ['no manifest', undefined, 'ENOENT'],
  ['a manifest that is no list', '{}', 'is not a list'],
  ['a row without its fields', '[{"id":"x"}]', 'is not a recorded call'],
  ['a capture elsewhere', JSON.stringify([{ ...anInboundCall().entry, file: '../x.pcap' }]), 'beside its manifest'],
])('given %s, says what failed', async (_, manifest, words) => {
  if (manifest !== undefined) await writeFile(join(folder, 'manifest.json'), manifest)
  const message = await (await startProcess()).heard
  expect(message['kind']).toBe('failed')
  expect(message['message']).toContain(words)
})
