import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { FileOpening } from '../../shared/schema/opened-file'
import { createOpenedFiles, type RecentFilesStore } from './opened-files'

const createStore = (stored?: unknown): RecentFilesStore & { readonly stored: () => unknown } => {
  let kept = stored
  return { read: () => kept, write: (files) => (kept = files), stored: () => kept }
}

const open = (store: RecentFilesStore = createStore()) => {
  const told: string[] = []
  const now = () => Date.UTC(2026, 10, 25)
  return { files: createOpenedFiles(store, { now }, (name) => told.push(name)), told }
}

const folderWith = async (files: Readonly<Record<string, Uint8Array | string>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'rung-opened-'))
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
  return folder
}

const facts = (opening: FileOpening | undefined) =>
  opening?.kind === 'opened'
    ? [opening.file.name, opening.file.bytes, opening.file.isPacked]
    : [opening?.file.name, opening?.fault.code]

describe('createOpenedFiles', () => {
  it('given files of every kind, then each is taken once, or refused for its reason', async () => {
    const packed = gzipSync('x')
    const folder = await folderWith({ 'a.pcap': 'pcap', 'b.gz': packed, empty: '' })
    const { files, told } = open()
    await files.hand([
      join(folder, 'a.pcap'),
      join(folder, 'a.pcap'),
      join(folder, 'b.gz'),
      join(folder, 'empty'),
      join(folder, 'none'),
      folder,
      '/dev/null',
      '',
    ])
    expect(told).toEqual(['files.handed'])
    expect(files.take().map(facts)).toEqual([
      ['a.pcap', 4, false],
      ['b.gz', packed.length, true],
      ['empty', 'file.no-sip'],
      ['none', 'file.gone'],
      [expect.any(String), 'file.unreadable'],
      ['null', 'file.unreadable'],
      ['', 'file.gone'],
    ])
    expect(files.take()).toEqual([])
    expect(files.recent().map(({ name }) => name)).toEqual(['b.gz', 'a.pcap'])
  })

  it('given a list of recent files that cannot be written, then a file is opened all the same', async () => {
    const folder = await folderWith({ 'a.pcap': 'pcap' })
    const { files } = open({
      read: () => undefined,
      write: () => {
        throw new Error('ENOSPC')
      },
    })
    await files.hand([join(folder, 'a.pcap')])
    expect(files.take().map(facts)).toEqual([['a.pcap', 4, false]])
  })

  it.skipIf(process.getuid?.() === 0)(
    'given a file without the right to read it, then it is refused — root has every right',
    async () => {
      const folder = await folderWith({ secret: 'x' })
      await chmod(join(folder, 'secret'), 0o000)
      const { files } = open()
      await files.hand([join(folder, 'secret')])
      expect(files.take().map(facts)).toEqual([['secret', 'file.unreadable']])
    },
  )

  it('given a restart, then recent files open by their ids, newest first, and nothing that the page gets has a path', async () => {
    const folder = await folderWith({ a: '1', b: '22' })
    const store = createStore()
    const before = open(store)
    await before.files.hand([join(folder, 'a'), join(folder, 'b'), join(folder, 'a')])

    const { files } = open(createStore(JSON.parse(JSON.stringify(store.stored()))))
    const [newest, oldest] = files.recent()
    expect([newest?.name, oldest?.name]).toEqual(['b', 'a'])
    await files.handAgain(oldest?.id ?? '')
    const taken = files.take()
    expect(taken.map(facts)).toEqual([['a', 1, false]])
    expect(files.pathOf(oldest?.id ?? '')).toBe(join(folder, 'a'))
    expect(files.recent()[0]?.name).toBe('a')
    expect(JSON.stringify([taken, files.recent()])).not.toContain(folder)
  })

  it('given a recent file that was deleted, then it is refused under its id and can be taken off the list', async () => {
    const folder = await folderWith({ a: '1' })
    const { files } = open()
    await files.hand([join(folder, 'a')])
    const id = files.take()[0]?.file.id ?? ''
    await rm(join(folder, 'a'))
    await files.handAgain(id)
    expect(files.take()).toMatchObject([{ kind: 'refused', file: { id }, fault: { code: 'file.gone' } }])
    expect(files.forget(id)).toEqual([])
    // What is open can still be read.
    expect(files.pathOf(id)).toBe(join(folder, 'a'))
  })

  it('given an id that nobody knows, then it is refused', async () => {
    const { files } = open()
    await files.handAgain(crypto.randomUUID())
    expect(files.take()).toMatchObject([{ kind: 'refused', fault: { code: 'file.gone' } }])
  })

  it('given more files than the list holds, or a damaged list, then it stays short and sound', async () => {
    const names = Array.from({ length: 15 }, (_, index) => `f${index}`)
    const folder = await folderWith(Object.fromEntries(names.map((name) => [name, 'x'])))
    const { files } = open(createStore([{ id: '../x', path: 7 }]))
    expect(files.recent()).toEqual([])
    await files.hand(names.map((name) => join(folder, name)))
    expect(files.recent().map(({ name }) => name)).toEqual(names.slice(3).reverse())
    expect(files.forget()).toEqual([])
  })
})
