// Finds Wireshark and opens a capture in it, on the selected frame with the call's display filter. No shell is involved:
// ids that an attacker chose are one argument each, and quoted inside the filter.
import { access, constants, stat } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { WiresharkStatus } from '../../shared/ipc/contract'
import type { WiresharkOpen } from '../../shared/schema/capture'
import { AppError } from '../app-error'
import type { Launcher } from '../ports'

interface Place {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
}

const programName = (platform: NodeJS.Platform): string => (platform === 'win32' ? 'Wireshark.exe' : 'wireshark')

/** Where Wireshark's own installers put it, after PATH. */
const usualFolders = ({ platform, env }: Place): readonly string[] => {
  switch (platform) {
    case 'win32':
      return [env['ProgramFiles'], env['ProgramFiles(x86)'], env['ProgramW6432']]
        .filter((folder) => folder !== undefined)
        .map((folder) => join(folder, 'Wireshark'))
    case 'darwin':
      return ['/Applications/Wireshark.app/Contents/MacOS', '/opt/homebrew/bin', '/usr/local/bin']
    default:
      return ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/wireshark/bin', '/var/lib/flatpak/exports/bin']
  }
}

const candidatesIn = (place: Place): readonly string[] => {
  const path = (place.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const names =
    place.platform === 'darwin' ? ['Wireshark', 'wireshark'] : [programName(place.platform), 'org.wireshark.Wireshark']
  return [...path, ...usualFolders(place)].flatMap((folder) => names.map((name) => join(folder, name)))
}

const isProgram = async (path: string): Promise<boolean> => {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

/** Path of the program, or undefined. The user's own choice counts first. */
export const findWireshark = async (chosen: string, place: Place): Promise<string | undefined> => {
  const candidates = chosen === '' ? candidatesIn(place) : [chosen, ...candidatesIn(place)]
  for (const candidate of candidates) if (await isProgram(candidate)) return candidate
  return undefined
}

/** A string of Wireshark's filter language; control characters cannot stand in one and end up as `?`, which is left out. */
const quote = (text: string): string =>
  `"${text
    .replace(/[\\"]/g, '\\$&')
    // eslint-disable-next-line no-control-regex -- they are what must go
    .replace(/[\u0000-\u001f\u007f]/g, '')}"`

/** e.g. `sip.Call-ID == "a@b" || sip.Call-ID == "c@d"`; '' for none. */
export const displayFilterFor = (callIds: readonly string[]): string =>
  callIds.map((callId) => `sip.Call-ID == ${quote(callId)}`).join(' || ')

export interface WiresharkService {
  readonly status: () => Promise<WiresharkStatus>
  readonly open: (request: WiresharkOpen) => Promise<void>
}

export const createWiresharkService = (options: {
  readonly chosenPath: () => string
  readonly place: Place
  readonly launcher: Launcher
  readonly pathOf: (captureId: string) => Promise<string>
}): WiresharkService => {
  const find = (): Promise<string | undefined> => findWireshark(options.chosenPath(), options.place)
  return {
    status: async () => {
      const path = await find()
      return { found: path !== undefined, path: path ?? '' }
    },
    open: async ({ captureId, frame, callIds }) => {
      const file = await options.pathOf(captureId)
      const program = await find()
      if (program === undefined) throw new AppError('wireshark.missing', 'Wireshark was not found on this computer.')
      const filter = displayFilterFor(callIds)
      const args = [
        '-r',
        file,
        ...(frame === undefined ? [] : ['-g', String(frame)]),
        ...(filter === '' ? [] : ['-Y', filter]),
      ]
      try {
        await options.launcher.launch(program, args)
      } catch (cause) {
        throw new AppError('wireshark.failed', 'Wireshark could not be started.', { cause })
      }
    },
  }
}
