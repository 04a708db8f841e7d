// What every view may reach: the stores and the actions. Given once at the top.
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Actions } from './actions'
import type { Command } from './commands/commands'
import type { CallTab, Stores } from './stores/stores'

export interface AppServices {
  readonly stores: Stores
  readonly actions: Actions
  /** With the keys that they have by themselves; see commands/use-commands.ts. */
  readonly commands: readonly Command[]
  /** Tells of commands that are chosen in the native menu. Returns the function that ends it. */
  readonly onMenuCommand: (run: (id: string) => void) => () => void
}

const AppContext = createContext<AppServices | undefined>(undefined)

export const AppProvider = ({ services, children }: { services: AppServices; children: ReactNode }) => (
  <AppContext.Provider value={services}>{children}</AppContext.Provider>
)

export const useApp = (): AppServices => {
  const services = useContext(AppContext)
  if (services === undefined) throw new Error('useApp needs an AppProvider above it')
  return services
}

/** Views below read the facts of this call, whichever is in front. Actions stay those of the call in front. */
export const CallScope = ({ tab, children }: { readonly tab: CallTab; readonly children: ReactNode }) => {
  const services = useApp()
  const { call, message, view } = tab
  const scoped = useMemo(
    () => ({ ...services, stores: { ...services.stores, call, message, ladderView: view } }),
    [services, call, message, view],
  )
  return <AppProvider services={scoped}>{children}</AppProvider>
}

/** Reads part of one store and renders again when that part changes. */
export const useFacts = <F, T>(store: (stores: Stores) => StoreApi<F>, select: (facts: F) => T): T =>
  useStore(store(useApp().stores), select)
