// What the user can do with the selected message. Plain functions of the stores, so that pane and commands share them.
import type { TraceMessage } from '../../../core/call/trace-message'
import type { SipMessage } from '../../../core/sip/message'
import type { PaneTab } from '../../stores/message-facts'
import { activeTabOf, selectedMessageOf, type Stores } from '../../stores/stores'
import { copyNames, copyOfMessage, copyText, type CopyKind } from './copy-text'

const noticeMilliseconds = 4000

export const createMessageActions = (stores: Stores) => {
  const store = stores.message

  const selected = (): TraceMessage | undefined => selectedMessageOf(stores.call.getState())

  const say = (notice: string): void => {
    // Of this call: in a moment another one may be in front.
    const mine = activeTabOf(stores.tabs.getState())?.message ?? store
    mine.setState({ notice })
    setTimeout(() => {
      if (mine.getState().notice === notice) mine.setState({ notice: '' })
    }, noticeMilliseconds)
  }

  const write = async (text: string, kind: CopyKind): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      say(`${copyNames[kind]} copied`)
    } catch {
      // The system refuses while another window has the focus.
      say('The clipboard did not take the text: click into the window and copy again.')
    }
  }

  return {
    selected,
    showTab: (tab: PaneTab): void => store.setState({ tab }),
    /** From any tab to the raw text, and from there to the headers. */
    toggleRaw: (): void => store.setState(({ tab }) => ({ tab: tab === 'raw' ? 'headers' : 'raw' })),
    /** Marks the selected message, or takes its mark away. */
    toggleMark: (): void => {
      const id = stores.call.getState().selectedId
      store.setState(({ markedId }) => ({ markedId: markedId === id ? undefined : id }))
    },
    setFind: (findText: string): void => store.setState({ findText }),
    selectField: (fieldKey: string | undefined): void => store.setState({ fieldKey }),
    explain: (explained: string | undefined): void => store.setState({ explained }),
    toggleEqual: (): void => store.setState(({ hidesEqual }) => ({ hidesEqual: !hidesEqual })),
    canCopy: (kind: CopyKind): boolean => {
      const message = selected()
      return message !== undefined && copyText(message, kind, store.getState().fieldKey) !== undefined
    },
    /** `fieldKey` other than that of the lit header when it is given. */
    copy: async (kind: CopyKind, fieldKey = store.getState().fieldKey): Promise<void> => {
      const message = selected()
      const text = message === undefined ? undefined : copyText(message, kind, fieldKey)
      if (text !== undefined) await write(text, kind)
    },
    /** Of a message that is none of the ladder's. */
    copyHeader: async (message: SipMessage, fieldKey: string): Promise<void> => {
      const text = copyOfMessage(message, 'value', fieldKey)
      if (text !== undefined) await write(text, 'value')
    },
  }
}
