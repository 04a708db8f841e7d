import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TextFile } from '../../shared/schema/saved-file'
import { saveText } from './save-text'

describe('saveText', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rung-save-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const file: TextFile = { name: 'calls', kind: 'csv', text: 'a,ü\r\n' }
  const answering = (path: string | undefined, asked: string[] = []) => ({
    choosePlace: (_: string, fileName: string) => {
      asked.push(fileName)
      return Promise.resolve(path)
    },
  })

  it('given a place, also over an older file, then the text is there and nothing else', async () => {
    const path = join(folder, 'mine.csv')
    await writeFile(path, 'older and longer')
    const asked: string[] = []
    expect(await saveText(file, answering(path, asked))).toEqual({ name: 'mine.csv' })
    expect(asked).toEqual(['calls.csv'])
    expect(await readFile(path, 'utf8')).toBe('a,ü\r\n')
    expect(await readdir(folder)).toEqual(['mine.csv'])
  })

  it('given that the user thought better of it, then nothing is written', async () => {
    expect(await saveText(file, answering(undefined))).toBeUndefined()
    expect(await readdir(folder)).toEqual([])
  })

  it('given a place that cannot be written, then a fault says so and nothing is left behind', async () => {
    await expect(saveText(file, answering(join(folder, 'gone', 'x.csv')))).rejects.toMatchObject({
      code: 'file.unwritable',
    })
    await expect(saveText(file, answering(folder))).rejects.toMatchObject({ code: 'file.unwritable' })
    expect(await readdir(folder)).toEqual([])
  })

  it('given a proposed name that is a path, then it does not come through', () => {
    const names = ['calls 2026-11-25', '../x', 'a/b', 'a\\b', '.x', '', 'x\0']
    expect(names.map((name) => TextFile.safeParse({ ...file, name }).success)).toEqual([
      true,
      ...names.slice(1).map(() => false),
    ])
  })
})
