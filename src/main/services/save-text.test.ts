import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
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

  it('given a place, then the text is there, and its name had been proposed', async () => {
    const path = join(folder, 'mine.csv')
    const asked: string[] = []
    expect(await saveText(file, answering(path, asked))).toEqual({ name: 'mine.csv' })
    expect(asked).toEqual(['calls.csv'])
    expect(await readFile(path, 'utf8')).toBe('a,ü\r\n')
  })

  it('given that the user thought better of it, then nothing is written', async () => {
    expect(await saveText(file, answering(undefined))).toBeUndefined()
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
