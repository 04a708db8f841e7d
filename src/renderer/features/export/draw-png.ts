// SVG → PNG, on a canvas that is not on screen.

interface Size {
  /** px */
  readonly width: number
  readonly height: number
}

/** px: what programs that open PNGs can still show, and memory that any machine has (4 bytes for each of the pixels). */
export const maxPngSide = 32_000
const maxPngArea = 64_000_000

/** Twice as sharp as the screen, if it may be so large; undefined when it may not be at all. */
export const pngScaleOf = ({ width, height }: Size): 1 | 2 | undefined =>
  ([2, 1] as const).find(
    (scale) => Math.max(width, height) * scale <= maxPngSide && width * height * scale * scale <= maxPngArea,
  )

/** `svg` may hold no half surrogate. Rejects when there is not enough memory. */
export const drawPng = async (svg: string, { width, height }: Size, scale: 1 | 2): Promise<Uint8Array<ArrayBuffer>> => {
  const picture = new Image()
  // The page's policy lets pictures come from its own text, and from no address.
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await picture.decode()
  const canvas = new OffscreenCanvas(width * scale, height * scale)
  // In main memory: what is only read once gains nothing from the graphics card, which has limits of its own.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('There is no canvas of this size.')
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await canvas.convertToBlob({ type: 'image/png' })
  return new Uint8Array(await blob.arrayBuffer())
}
