// A ladder that comes back is scrolled to where it was left, although the selected message may be elsewhere.
import { useLayoutEffect, useEffect, useRef, type RefObject } from 'react'
import { useSide } from '../../side-context'
import type { LadderPlace } from '../../stores/stores'

/**
 * After whatever else scrolls when the ladder appears. `isThere`: all rows are, with their height; before, the place may be
 * beyond the last of them.
 */
export const useKeptPlace = (scroller: RefObject<HTMLElement | null>, isThere: boolean): void => {
  const { place } = useSide()
  const last = useRef<LadderPlace>(undefined)

  useEffect(() => {
    const kept = place?.getState().place
    if (!isThere || kept === undefined) return
    scroller.current?.scrollTo({ ...kept, behavior: 'instant' })
  }, [scroller, place, isThere])

  // An element that is gone says no more where it was, so it is asked while it scrolls.
  useLayoutEffect(() => {
    const target = scroller.current
    if (target === null || place === undefined) return undefined
    const read = (): void => {
      last.current = { top: target.scrollTop, left: target.scrollLeft }
    }
    target.addEventListener('scroll', read, { passive: true })
    return () => {
      target.removeEventListener('scroll', read)
      if (last.current !== undefined) place.setState({ place: last.current })
    }
  }, [scroller, place])
}
