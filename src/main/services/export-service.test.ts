import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ExportFile } from '../../shared/schema/export-file'
import { AppError } from '../app-error'
import { createExportService } from './export-service'

const call = { at: Date.UTC(2026, 10, 24, 3, 33, 31), from: '+1317', to: '../../etc', subject: 'a@b' }
const text = (words: string): ExportFile => ({ call, content: { format: 'text', text: words } })
const signal = new AbortController().signal

describe('createExportService', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rung-export-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const serve = (path: string | undefined, print = () => Promise.resolve(new Uint8Array([37, 80]))) => {
    const proposed: string[] = []
    const choosePlace = (_title: string, fileName: string): Promise<string | undefined> => {
      proposed.push(fileName)
      return Promise.resolve(path)
    }
    return { service: createExportService({ dialogs: { choosePlace }, print }), proposed }
  }

  it('given a place, then the content is there, and the id leads to it', async () => {
    const path = join(folder, 'mine.txt')
    const { service, proposed } = serve(path)
    const saved = await service.save(text('ü\n'), signal)
    expect(saved?.name).toBe('mine.txt')
    expect(service.pathOf(saved?.id ?? '')).toBe(path)
    expect(await readFile(path, 'utf8')).toBe('ü\n')
    expect(proposed).toEqual(['2026-11-24T03-33-31Z_+1317_etc_a-b.txt'])
  })

  it('given a page to print, then the file is what the printer made; given a picture, then its bytes', async () => {
    const path = join(folder, 'ladder')
    const { service, proposed } = serve(path)
    await service.save({ call, content: { format: 'pdf', html: '<p>' } }, signal)
    expect([...(await readFile(path))]).toEqual([37, 80])
    await service.save({ call, content: { format: 'png', bytes: new Uint8Array([137]) } }, signal)
    expect([...(await readFile(path))]).toEqual([137])
    expect(proposed.map((name) => name.slice(-4))).toEqual(['.pdf', '.png'])
  })

  it('given that the user thought better of it, cancelled, or the printer failed, then nothing is written', async () => {
    expect(await serve(undefined).service.save(text(''), signal)).toBeUndefined()
    const path = join(folder, 'x.pdf')
    const gone = new AbortController()
    gone.abort()
    await expect(serve(path).service.save(text(''), gone.signal)).rejects.toMatchObject({ code: 'ipc.cancelled' })
    const failing = serve(path, () => Promise.reject(new AppError('export.failed', 'No.')))
    await expect(failing.service.save({ call, content: { format: 'pdf', html: '' } }, signal)).rejects.toMatchObject({
      code: 'export.failed',
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('given an id of nothing, then it leads nowhere', () => {
    expect(() => serve(undefined).service.pathOf('x')).toThrow('Nothing was saved')
  })
})
