// A ladder that comes back is scrolled to where it was left, although the selected message may be elsewhere.
import { useLayoutEffect, useEffect, useRef, type RefObject } from 'react'
import { useSide } from '../../side-context'
import type { LadderPlace } from '../../stores/stores'

/** After whatever else scrolls when the ladder appears. `isMeasured`: rows have their height. */
export const useKeptPlace = (scroller: RefObject<HTMLElement | null>, isMeasured: boolean): void => {
  const { place } = useSide()
  const last = useRef<LadderPlace>(undefined)

  useEffect(() => {
    const kept = place?.getState().place
    if (!isMeasured || kept === undefined) return
    scroller.current?.scrollTo({ ...kept, behavior: 'instant' })
  }, [scroller, place, isMeasured])

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
