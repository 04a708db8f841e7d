// `rung ladder`: the capture's messages as one ladder, in the form that was asked for.
import { identifyMessages } from '../core/call/trace-message'
import { messageFromCapture } from '../core/call/message-from-capture'
import { summarizeCall, type CallSummary } from '../core/call/summarize-call'
import type { CapturedMessage } from '../core/capture/captured-message'
import { exportHtml } from '../core/ladder/export-html'
import { exportJson } from '../core/ladder/export-json'
import { exportMermaid } from '../core/ladder/export-mermaid'
import { exportSvg } from '../core/ladder/export-svg'
import { exportText } from '../core/ladder/export-text'
import type { LadderTitle } from '../core/ladder/ladder-title'
import { layoutLadder } from '../core/ladder/layout-ladder'

const utc = { zone: 'utc' } as const

const exporters = {
  text: exportText,
  svg: exportSvg,
  html: exportHtml,
  mermaid: exportMermaid,
  json: exportJson,
} as const

export type LadderFormat = keyof typeof exporters

export const ladderFormats: readonly string[] = Object.keys(exporters)

export const isLadderFormat = (text: string): text is LadderFormat => Object.hasOwn(exporters, text)

const titleOf = ({ from, to, callIds, conversationId, finalStatus, endedBy }: CallSummary): LadderTitle => ({
  heading: `${from || '?'} → ${to || '?'}`,
  facts: [
    ...(conversationId === '' ? [] : [['Conversation', conversationId] as const]),
    ['Call-ID', callIds.slice(0, 8).join(', ')],
    ...(finalStatus === undefined ? [] : [['Final', `${finalStatus.status} ${finalStatus.reason}`] as const]),
    ...(endedBy === undefined ? [] : [['Ended by', endedBy] as const]),
  ],
})

/** Undefined when there is no message (of this Call-ID). */
export const drawLadder = (
  found: readonly CapturedMessage[],
  format: LadderFormat,
  callId?: string,
): string | undefined => {
  const all = identifyMessages(found.map(messageFromCapture))
  const messages = callId === undefined ? all : all.filter((message) => message.callId === callId)
  if (messages.length === 0) return undefined
  return exporters[format](layoutLadder(messages), titleOf(summarizeCall(messages)), utc)
}
