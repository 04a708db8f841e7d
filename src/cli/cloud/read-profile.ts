// An account of the app, by its name: where it signs in and as which client. Its secret is the app's and the keyring's; a command
// is given one by the environment.
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Settings } from '../../shared/schema/settings'
import { UsageError } from '../usage'

type Environment = Readonly<Record<string, string | undefined>>

/** Absolute path of the file in which the app keeps its settings: where Electron has `userData`. */
const settingsFile = (env: Environment, platform: NodeJS.Platform): string => {
  const home = homedir()
  const folders: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(home, 'Library', 'Application Support'),
    win32: env['APPDATA'] ?? join(home, 'AppData', 'Roaming'),
  }
  // An empty one counts as none (XDG Base Directory Specification).
  const { XDG_CONFIG_HOME: configHome = '' } = env
  const folder = folders[platform] ?? (configHome === '' ? join(home, '.config') : configHome)
  return join(folder, 'Rung', 'settings.json')
}

const readProfiles = (path: string): Settings['profiles'] => {
  try {
    const stored: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const settings = typeof stored === 'object' && stored !== null && 'settings' in stored ? stored.settings : {}
    return Settings.parse(settings).profiles
  } catch {
    return []
  }
}

/** Throws UsageError for a name that no account has, or one that signs in with the browser. */
export const readProfile = (
  name: string,
  env: Environment,
  platform: NodeJS.Platform = process.platform,
): { readonly domain: string; readonly clientId: string } => {
  const path = settingsFile(env, platform)
  const profiles = readProfiles(path).filter(({ grant }) => grant === 'client-credentials')
  const found = profiles.find((profile) => profile.name === name)
  if (found !== undefined) return found
  const names = profiles.map((profile) => profile.name).join(', ')
  throw new UsageError(
    `${path} has no account ${name} with client credentials${names === '' ? '' : `; there is: ${names}`}.`,
  )
}
