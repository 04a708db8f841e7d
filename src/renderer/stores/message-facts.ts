// How the message pane shows the message that the ladder selects.

export type PaneTab = 'headers' | 'raw' | 'sdp' | 'compare'

export interface MessageFacts {
  readonly tab: PaneTab
  /** The message that others are compared with. */
  readonly markedId: string | undefined
  /** Lit in the tree and in the raw text; see `keyFields`. It stays when another message is selected. */
  readonly fieldKey: string | undefined
  /** What is looked for in the message; '' for nothing. */
  readonly findText: string
  /** Header whose meaning the foot of the pane tells, in its canonical form. */
  readonly explained: string | undefined
  /** What the pane has to say for a moment, e.g. that something was copied; '' for nothing. */
  readonly notice: string
  /** Equal lines are left out of a comparison. */
  readonly hidesEqual: boolean
}

export const initialMessageFacts: MessageFacts = {
  tab: 'headers',
  markedId: undefined,
  fieldKey: undefined,
  findText: '',
  explained: undefined,
  notice: '',
  hidesEqual: false,
}
