// The official Electron binary of the version in package.json, checked against the checksums that the npm package carries.

import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { publishFolder } from './publish-folder.mjs'
import { readProjectJson } from './project.mjs'
import { enableSandboxHelper } from './sandbox.mjs'

// A host that cannot be reached must be known as such soon; a slow but steady download may take its time.
const timeouts = { lookup: 5000, connect: 8000, secureConnect: 8000, response: 20_000, socket: 30_000 }

/** Downloads and unpacks the official binary into `folder`. Honours npm's and Electron's mirror and proxy settings. */
export const downloadOfficialElectron = async (folder, version) => {
  const { default: electronGet } = await import('@electron/get')
  const { default: extractZip } = await import('extract-zip')
  if (process.env.HTTPS_PROXY ?? process.env.https_proxy) electronGet.initializeProxy()
  const zip = await electronGet.downloadArtifact({
    version,
    artifactName: 'electron',
    checksums: readProjectJson('node_modules', 'electron', 'checksums.json'),
    cacheMode: electronGet.ElectronDownloadCacheMode.Bypass,
    downloadOptions: { timeout: timeouts, retry: 0 },
  })
  try {
    await publishFolder(folder, async (target) => {
      await extractZip(zip, { dir: target })
      await enableSandboxHelper(target)
    })
  } finally {
    await rm(dirname(zip), { recursive: true, force: true })
  }
}
