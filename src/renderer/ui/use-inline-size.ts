// How wide an element is, kept up to date.
import { useLayoutEffect, useState, type RefObject } from 'react'

/** px; 0 until the element is there. */
export const useInlineSize = (element: RefObject<HTMLElement | null>): number => {
  const [size, setSize] = useState(0)
  useLayoutEffect(() => {
    const current = element.current
    if (current === null) return undefined
    // Tells of the first width too, before anything is drawn.
    const observer = new ResizeObserver(() => setSize(current.clientWidth))
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return size
}
