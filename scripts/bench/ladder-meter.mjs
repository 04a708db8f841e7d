// What is measured inside of the page. Playwright carries this one function into it as text, so it needs nothing around it.

/* global window, document, performance, requestAnimationFrame, MessageChannel, MutationObserver, CSS, HTMLInputElement,
   Event */

/** Puts `window.meter` into the page. All times are ms. */
export const installMeter = () => {
  const grid = () => document.querySelector('[role="grid"][aria-label="Ladder"]')
  const rowCount = () => Number(grid()?.getAttribute('aria-rowcount') ?? 0) - 1

  /** Resolves when what has been changed by now has been painted: behind the next frame's own work. */
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now())
        port2.postMessage(undefined)
      })
    })

  /** Time from `start` until `isDone` holds and is painted. Asked after each change of the document. */
  const untilPainted = (start, isDone) =>
    new Promise((resolve) => {
      const look = () => {
        if (!isDone()) return
        observer.disconnect()
        void painted().then((at) => resolve(at - start))
      }
      const observer = new MutationObserver(look)
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
      look()
    })

  const typeFilter = (text) => {
    const input = document.querySelector('[data-focus="ladder-filter"]')
    // React hears of a value only by the element's own setter.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }

  const countElements = () => ({
    rungs: document.querySelectorAll('[data-rung]').length,
    grid: grid().querySelectorAll('*').length,
  })

  window.meter = {
    /** Shows an open file's call: time to its first rungs, and to all of its `rows`. */
    open: async (name, rows) => {
      const button = document.querySelector(`[aria-label="Open files"] button[title=${CSS.escape(name)}]`)
      // The call that was shown before stays until there is something of this one.
      const isShown = () =>
        [...document.querySelectorAll('main header [role="status"]')].some(
          ({ textContent }) => textContent.startsWith('Reading ') || textContent.includes(name),
        )
      const start = performance.now()
      button.click()
      const first = untilPainted(start, () => isShown() && grid()?.querySelector('[data-rung]') !== null)
      const whole = untilPainted(start, () => isShown() && rowCount() === rows)
      return { first: await first, whole: await whole }
    },
    /** Begins to wait for the next key that selects another rung; `selected` gives its time from the key to the paint. */
    awaitKey: () => {
      window.meter.selected = new Promise((resolve) => {
        const onKey = ({ timeStamp }) => {
          const before = grid().getAttribute('aria-activedescendant')
          const isDone = () => {
            const now = grid().getAttribute('aria-activedescendant')
            return now !== before && document.getElementById(now)?.getAttribute('aria-selected') === 'true'
          }
          void untilPainted(timeStamp, isDone).then(resolve)
        }
        document.addEventListener('keydown', onKey, { capture: true, once: true })
      })
    },
    /** Types a filter; the answer is there when the number of rows is another one. */
    filter: (text) => {
      const before = rowCount()
      const start = performance.now()
      typeFilter(text)
      return untilPainted(start, () => rowCount() !== before)
    },
    /** Scrolls by `step` px each frame, to and fro; gives the time of each frame, and the most elements at any time. */
    scroll: async (axis, frames, step) => {
      const scroller = grid()
      const [position, end] =
        axis === 'y'
          ? ['scrollTop', scroller.scrollHeight - scroller.clientHeight]
          : ['scrollLeft', scroller.scrollWidth - scroller.clientWidth]
      const nextFrame = () => new Promise(requestAnimationFrame)
      const times = [await nextFrame()]
      let way = step
      let most = { rungs: 0, grid: 0 }
      for (let frame = 0; frame < frames; frame += 1) {
        if (scroller[position] + way > end || scroller[position] + way < 0) way = -way
        scroller[position] += way
        times.push(await nextFrame())
        if (frame % 10 !== 0) continue
        const now = countElements()
        most = { rungs: Math.max(most.rungs, now.rungs), grid: Math.max(most.grid, now.grid) }
      }
      return { frames: times.slice(1).map((at, index) => at - times[index]), most }
    },
  }
}
