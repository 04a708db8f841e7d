// The only ipcMain in the code base: one guard for all channels. A message counts when it comes from the main frame of a
// window that we made, showing our own origin.
import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { preloadCall } from '../../shared/ipc/contract'
import type { FaultCode, Reply } from '../../shared/ipc/fault'
import { AppError, toFault } from '../app-error'
import type { Dispatch } from '../ipc/dispatcher'
import type { Emit } from '../ports'
import { isAppUrl } from './app-origin'

const maxRunningCalls = 64

const isTrusted = (event: IpcMainEvent | IpcMainInvokeEvent, window: () => BrowserWindow | undefined): boolean => {
  const ours = window()
  const frame = event.senderFrame
  return (
    ours !== undefined &&
    !ours.isDestroyed() &&
    event.sender === ours.webContents &&
    frame !== null &&
    frame === ours.webContents.mainFrame &&
    isAppUrl(frame.url)
  )
}

const refusal = (code: FaultCode, message: string): Reply<never> => ({
  ok: false,
  fault: toFault(new AppError(code, message)),
})

export const serveIpc = (dispatch: Dispatch, window: () => BrowserWindow | undefined): void => {
  const running = new Map<number, AbortController>()

  ipcMain.handle('rpc', async (event, id: unknown, name: unknown, arg: unknown): Promise<Reply<unknown>> => {
    if (!isTrusted(event, window)) {
      return refusal('ipc.untrusted-sender', 'Refused: not our page.')
    }
    if (name === preloadCall) return refusal('ipc.untrusted-sender', 'Refused: only dropped files have a path.')
    if (typeof id !== 'number' || typeof name !== 'string' || running.has(id) || running.size >= maxRunningCalls) {
      return refusal('ipc.bad-argument', 'Refused: not a call of ours.')
    }
    const controller = new AbortController()
    running.set(id, controller)
    try {
      return await dispatch(name, arg, controller.signal)
    } finally {
      running.delete(id)
    }
  })

  // A channel that the page's own calls cannot reach: on it the preload script names paths.
  ipcMain.handle('rpc-drop', (event, files: unknown): Promise<Reply<unknown>> | Reply<unknown> =>
    isTrusted(event, window)
      ? dispatch(preloadCall, files, new AbortController().signal)
      : refusal('ipc.untrusted-sender', 'Refused: not our page.'),
  )

  ipcMain.on('rpc-cancel', (event, id: unknown) => {
    if (isTrusted(event, window) && typeof id === 'number') running.get(id)?.abort()
  })
}

/** Sends events to the window, if it is there. */
export const createEmit =
  (window: () => BrowserWindow | undefined): Emit =>
  (name, payload) => {
    const target = window()
    if (target !== undefined && !target.isDestroyed()) target.webContents.send('event', name, payload)
  }
