// Of two calls that are seen together, which one a view belongs to: names and ids of the two must differ.
import { createContext, useContext } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { LadderPlace } from './stores/stores'

export interface Side {
  /** A name that tells the same thing of both sides apart. */
  readonly label: (name: string) => string
  /** The same for an element's id. */
  readonly idOf: (id: string) => string
  /** Where the call's ladder was scrolled to; undefined outside of a tab. */
  readonly place: StoreApi<{ readonly place: LadderPlace | undefined }> | undefined
}

const alone: Side = { label: (name) => name, idOf: (id) => id, place: undefined }

const SideContext = createContext<Side>(alone)

export const SideProvider = SideContext.Provider

export const useSide = (): Side => useContext(SideContext)
