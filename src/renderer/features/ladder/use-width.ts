import { useLayoutEffect, useState, type RefObject } from 'react'

/** Inner width of an element in px; follows its size. */
export const useWidth = (element: RefObject<HTMLElement | null>): number => {
  // The observer reports once at the start, so no width is read here.
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const target = element.current
    if (target === null) return undefined
    const observer = new ResizeObserver(() => setWidth(target.clientWidth))
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return width
}
