// Exposes the bridge; no logic. One CommonJS file after the build, so that the sandbox stays on.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '../shared/ipc/bridge'
import type { Reply } from '../shared/ipc/fault'

const bridge: Bridge = {
  call: (id, name, arg) => ipcRenderer.invoke('rpc', id, name, arg) as Promise<Reply<unknown>>,
  cancel: (id) => ipcRenderer.send('rpc-cancel', id),
  drop: (files) =>
    ipcRenderer.invoke('rpc-drop', { paths: files.map((file) => webUtils.getPathForFile(file)) }) as Promise<
      Reply<unknown>
    >,
  on: (event, listener) => {
    const relay = (_event: unknown, name: string, payload: unknown): void => {
      if (name === event) listener(payload)
    }
    ipcRenderer.on('event', relay)
    return () => ipcRenderer.off('event', relay)
  },
}

contextBridge.exposeInMainWorld('bridge', bridge)
