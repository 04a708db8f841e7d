import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishFolder } from './publish-folder.mjs'

describe('publishFolder', () => {
  let store

  beforeEach(async () => {
    store = await mkdtemp(join(tmpdir(), 'rung-publish-'))
  })

  afterEach(() => rm(store, { recursive: true }))

  const fillWith = (text) => (folder) => writeFile(join(folder, 'content'), text)

  it('given two runs at once, then one of them wins and nothing temporary stays', async () => {
    const target = join(store, 'runtime')
    await Promise.all([publishFolder(target, fillWith('same')), publishFolder(target, fillWith('same'))])
    expect(await readFile(join(target, 'content'), 'utf8')).toBe('same')
    expect(await readdir(store)).toEqual(['runtime'])
  })

  it('given a failure half-way, then there is no folder at all', async () => {
    const fill = async (folder) => {
      await fillWith('half')(folder)
      throw new Error('connection lost')
    }
    await expect(publishFolder(join(store, 'runtime'), fill)).rejects.toThrow('connection lost')
    expect(await readdir(store)).toEqual([])
  })
})
