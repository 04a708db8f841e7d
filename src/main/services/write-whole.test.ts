import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeWhole } from './write-whole'

describe('writeWhole', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rung-write-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('given a place, also over an older file, then the content is there and nothing else', async () => {
    const path = join(folder, 'mine.csv')
    await writeFile(path, 'older and longer')
    await writeWhole(path, 'a,ü\r\n')
    expect([await readFile(path, 'utf8'), await readdir(folder)]).toEqual(['a,ü\r\n', ['mine.csv']])
  })

  it('given the longest name that a file may have, then it is written', async () => {
    const name = `${'x'.repeat(251)}.csv`
    await writeWhole(join(folder, name), '')
    expect(await readdir(folder)).toEqual([name])
  })

  it('given a place that cannot be written, then a fault says so and nothing is left behind', async () => {
    for (const path of [join(folder, 'gone', 'x.csv'), folder]) {
      await expect(writeWhole(path, '')).rejects.toMatchObject({ code: 'file.unwritable' })
    }
    expect(await readdir(folder)).toEqual([])
  })
})
