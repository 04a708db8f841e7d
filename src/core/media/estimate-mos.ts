// How a stream would sound, guessed from loss and jitter with the E-model (ITU-T G.107).

export interface MosEstimate {
  /** 1 (bad) to 4.5 (excellent): mean opinion of a conversation. */
  readonly value: number
  /** 0 to 100 */
  readonly rFactor: number
  readonly formula: 'E-model, ITU-T G.107 simplified'
  readonly inputs: {
    readonly codec: string
    /** 0 to 100 */
    readonly lostPercent: number
    /** Mouth to ear, assumed: a capture at one point cannot show it. */
    readonly delayMs: number
    /** Ie of the codec (ITU-T G.113 Appendix I). */
    readonly equipmentImpairment: number
    /** Bpl of the codec (ITU-T G.113 Appendix I). */
    readonly packetLossRobustness: number
  }
}

/**
 * Ie and Bpl of ITU-T G.113 Appendix I: G.711 with loss concealment, as endpoints have it today, G.729A with silence
 * suppression, and G.723.1 at 6.3 kbit/s; which variant is in use, a capture does not tell. Wideband codecs have a scale
 * of their own (G.107.1) and are left out, since a value next to these would mislead.
 */
const impairments: ReadonlyMap<string, readonly [ie: number, bpl: number]> = new Map([
  ['PCMU', [0, 25.1]],
  ['PCMA', [0, 25.1]],
  ['G729', [11, 19]],
  ['G723', [15, 16.1]],
])

/** R with every parameter of G.107 at its default. */
const DEFAULT_R = 93.2
const ASSUMED_PATH_DELAY_MS = 50
/** A jitter buffer is assumed to hold twice the mean jitter. */
const BUFFER_FACTOR = 2
/** From here on people begin to talk into each other's words. */
const NOTICED_DELAY_MS = 177.3

/** Id of G.107 as Cole and Rosenbluth simplified it: two straight lines. */
const delayImpairment = (delayMs: number): number => 0.024 * delayMs + 0.11 * Math.max(0, delayMs - NOTICED_DELAY_MS)

/** G.107 Annex B. */
const mosOf = (r: number): number => 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6

/** Undefined for codecs whose impairment G.113 does not give. Losses are taken as random (BurstR 1). */
export const estimateMos = (codec: string, lostPercent: number, meanJitterMs: number): MosEstimate | undefined => {
  const impairment = impairments.get(codec.toUpperCase())
  if (impairment === undefined) return undefined
  const [ie, bpl] = impairment
  const delayMs = ASSUMED_PATH_DELAY_MS + BUFFER_FACTOR * meanJitterMs
  const effective = ie + ((95 - ie) * lostPercent) / (lostPercent + bpl)
  const rFactor = Math.min(100, Math.max(0, DEFAULT_R - delayImpairment(delayMs) - effective))
  return {
    // Just above zero the cubic dips below one.
    value: Math.max(1, mosOf(rFactor)),
    rFactor,
    formula: 'E-model, ITU-T G.107 simplified',
    inputs: { codec, lostPercent, delayMs, equipmentImpairment: ie, packetLossRobustness: bpl },
  }
}
