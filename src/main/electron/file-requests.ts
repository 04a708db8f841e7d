// Files that are asked for from outside the window: by the arguments of this start of Rung, by another start, which hands
// them over and ends, and by the file manager of a Mac.
import { app } from 'electron'
import { z } from 'zod'
import { FilePaths } from '../../shared/schema/opened-file'
import { filesInArguments } from '../files-in-arguments'

/** What a second start says to the first. */
const Request = z.object({ files: FilePaths })

export interface FileRequests {
  /** False when another Rung runs with this profile. It has the files now, and this one should end. */
  readonly claimProfile: () => boolean
  /** Tells of the files so far, and of all that come later. */
  readonly listen: (listener: (paths: readonly string[]) => void) => void
}

/** Before the app is ready. */
export const createFileRequests = (): FileRequests => {
  let waiting: readonly string[] = filesInArguments(process.argv.slice(1), process.cwd(), app.getAppPath())
  let listener: ((paths: readonly string[]) => void) | undefined

  const add = (paths: readonly string[]): void => {
    if (listener === undefined) waiting = [...waiting, ...paths]
    else listener(paths)
  }
  app.on('open-file', (event, path) => {
    event.preventDefault()
    add([path])
  })
  app.on('second-instance', (_event, _arguments, _folder, data) => {
    const request = Request.safeParse(data)
    if (request.success) add(request.data.files)
  })

  return {
    claimProfile: () => app.requestSingleInstanceLock({ files: waiting }),
    listen: (next) => {
      listener = next
      next(waiting)
      waiting = []
    },
  }
}
