// Captures on disk: each pcap with a sidecar that says where it came from. The page knows ids only; paths stay here.
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, constants, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { CaptureInfo } from '../../shared/schema/capture'
import { AppError } from '../app-error'
import { codeOf } from './file-fault'

export interface CaptureLibrary {
  /** Newest first. Sidecars that cannot be read are passed over. */
  readonly list: () => Promise<readonly CaptureInfo[]>
  /** Absolute path of a capture; rejects with capture.unknown. */
  readonly pathOf: (id: string) => Promise<string>
  /** Moves a finished download in, under a name that is free, with its sidecar. */
  readonly file: (source: string, fileName: string, facts: CaptureFacts) => Promise<CaptureInfo>
}

type CaptureFacts = Pick<
  CaptureInfo,
  'organization' | 'conversationId' | 'callIds' | 'from' | 'to' | 'startedAt' | 'savedAt'
>

const sidecarSuffix = '.rung.json'
const maxNames = 1000
const maxSidecarBytes = 262_144

const hashOf = async (path: string): Promise<{ readonly sha256: string; readonly bytes: number }> => {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** A failed write to the user's disk, told apart. */
export const toFileError = (error: unknown): unknown => {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('file.full', 'The disk is full.', { cause: error })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new AppError('file.denied', 'The captures folder cannot be written to.', { cause: error })
  }
  return error
}

/** Copies to the first free name; a file that exists is never replaced. */
const copyToFreeName = async (source: string, folder: string, fileName: string): Promise<string> => {
  const { name, ext } = parse(fileName)
  for (let n = 1; n <= maxNames; n += 1) {
    const candidate = n === 1 ? fileName : `${name}_${n}${ext}`
    try {
      await copyFile(source, join(folder, candidate), constants.COPYFILE_EXCL)
      return candidate
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
  throw new AppError('file.denied', 'The captures folder holds too many files of this name.')
}

const syncFile = async (path: string): Promise<void> => {
  const handle = await open(path, 'r+')
  await handle.sync().finally(() => handle.close())
}

export const createCaptureLibrary = (folder: () => string): CaptureLibrary => {
  const readSidecar = async (path: string): Promise<CaptureInfo | undefined> => {
    try {
      const text = await readFile(path, 'utf8')
      if (text.length > maxSidecarBytes) return undefined
      const info = CaptureInfo.parse(JSON.parse(text))
      // The name is data from a file: it must stay a plain name inside the folder.
      return parse(info.fileName).base === info.fileName && info.fileName !== '..' ? info : undefined
    } catch {
      return undefined
    }
  }

  const list = async (): Promise<readonly CaptureInfo[]> => {
    const names = await readdir(folder()).catch(() => [])
    const sidecars = names.filter((name) => name.endsWith(sidecarSuffix))
    const infos = await Promise.all(sidecars.map((name) => readSidecar(join(folder(), name))))
    return infos.filter((info) => info !== undefined).sort((a, b) => b.savedAt.localeCompare(a.savedAt))
  }

  return {
    list,
    pathOf: async (id) => {
      const info = (await list()).find((capture) => capture.id === id)
      if (info === undefined) {
        throw new AppError('capture.unknown', 'This capture is no longer in the captures folder.')
      }
      return join(folder(), info.fileName)
    },
    file: async (source, fileName, facts) => {
      try {
        await mkdir(folder(), { recursive: true })
        const { sha256, bytes } = await hashOf(source)
        const finalName = await copyToFreeName(source, folder(), fileName)
        await syncFile(join(folder(), finalName))
        const info: CaptureInfo = { id: randomUUID(), fileName: finalName, bytes, sha256, ...facts }
        const sidecar = join(folder(), finalName + sidecarSuffix)
        await writeFile(`${sidecar}.part`, `${JSON.stringify(info, undefined, 2)}\n`, { mode: 0o600 })
        await rename(`${sidecar}.part`, sidecar)
        await rm(source, { force: true })
        return info
      } catch (error) {
        throw toFileError(error)
      }
    },
  }
}
