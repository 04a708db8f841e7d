// The sizes of the whole window's text and controls.

/** Percent. */
export const zoomSteps: readonly number[] = [50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300]

/** The next larger or smaller one; the same at the end. `percent` need not be one of them. */
export const stepZoom = (percent: number, by: 1 | -1): number =>
  (by === 1 ? zoomSteps.find((step) => step > percent) : zoomSteps.findLast((step) => step < percent)) ?? percent
