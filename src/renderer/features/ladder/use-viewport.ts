// The part of a scroller that can be seen. It follows scrolling in steps, so that not every pixel draws rows anew.
import { useLayoutEffect, useState, type RefObject } from 'react'
import type { Viewport } from './geometry'

/** px */
const step = 40

const floor = (value: number): number => Math.floor(value / step) * step

export const useViewport = (element: RefObject<HTMLElement | null>): Viewport => {
  // The observer reports once at the start, so no size is read here.
  const [viewport, setViewport] = useState<Viewport>({ top: 0, left: 0, width: 0, height: 0 })
  useLayoutEffect(() => {
    const target = element.current
    if (target === null) return undefined
    const read = (): void => {
      const { scrollTop, scrollLeft, clientWidth: width, clientHeight: height } = target
      const next = { top: floor(scrollTop), left: floor(scrollLeft), width, height }
      setViewport((before) =>
        before.top === next.top && before.left === next.left && before.width === width && before.height === height
          ? before
          : next,
      )
    }
    const observer = new ResizeObserver(read)
    observer.observe(target)
    target.addEventListener('scroll', read, { passive: true })
    return () => {
      observer.disconnect()
      target.removeEventListener('scroll', read)
    }
  }, [element])
  return viewport
}
