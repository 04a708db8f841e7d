// Where a message stands and between whom it went, as `rung inspect --json` says it.
import type { Endpoint } from '../core/capture/captured-message'
import type { MessagePlace } from '../core/inspect/inspected-message'

export const endpointJson = ({ address, port }: Endpoint) => ({ ip: address, port })

export const positionJson = ({ frame, indexInFrame }: MessagePlace) => ({ frame, index: indexInFrame })
