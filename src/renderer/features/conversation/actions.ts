// Asking the platform about the open call's conversation, each thing when it is wanted. What is known is not asked for again.
import type { EpochMicros } from '../../../core/base/time'
import { parseMessage } from '../../../core/sip/parse-message'
import { faultOf, type Api } from '../../api/client'
import { valueOf, type AsyncState } from '../../stores/async-state'
import { noConversation, type ConversationFacts, type StoredMessage } from '../../stores/conversation-facts'
import type { OpenCall, Stores } from '../../stores/stores'
import { isHeaderKey } from './header-keys'

const encoder = new TextEncoder()

/** Most keys of one question. */
const maxKeys = 50

const readStored = (text: string | undefined): StoredMessage => {
  if (text === undefined) return { kind: 'none' }
  const message = parseMessage(encoder.encode(text))
  return message === undefined ? { kind: 'text', text } : { kind: 'message', message }
}

/** Neither known nor on its way. */
const isWanted = ({ kind }: AsyncState<unknown>): boolean => kind === 'idle' || kind === 'failed'

export const createConversationActions = (api: Api, stores: Stores) => {
  const store = stores.conversation
  let running = new AbortController()

  const openCall = (): OpenCall | undefined => {
    const call = valueOf(stores.call.getState().call)
    return call === undefined || call.conversationId === '' || call.together !== undefined ? undefined : call
  }

  /** Facts of another conversation go, and so do the questions about it. */
  const about = (id: string): void => {
    if (store.getState().id === id) return
    running.abort()
    running = new AbortController()
    store.setState(({ keys }) => ({ ...noConversation, id, keys }))
  }

  // Who has signed out leaves nothing of the organization behind; a session that ran out is gone on with.
  stores.session.subscribe(({ session }) => {
    if (session.kind === 'signed-out' && session.because !== 'expired') about('')
  })

  /** One of the facts, as `ask` brings it; an answer about another conversation is dropped. */
  const load = async <Name extends 'segments' | 'stored' | 'headers'>(
    name: Name,
    ask: (signal: AbortSignal) => Promise<Extract<ConversationFacts[Name], { kind: 'ready' }>['value']>,
  ): Promise<void> => {
    const { signal } = running
    const set = (state: AsyncState<unknown>): void => {
      if (!signal.aborted) store.setState({ [name]: state })
    }
    set({ kind: 'loading', previous: valueOf<unknown>(store.getState()[name]) })
    try {
      set({ kind: 'ready', value: await ask(signal) })
    } catch (error) {
      set({ kind: 'failed', fault: faultOf(error) })
    }
  }

  const loadSegments = (): Promise<void> =>
    load('segments', (signal) => api.call('conversations.segments', { conversationId: store.getState().id }, signal))
  const loadStored = (): Promise<void> =>
    load('stored', async (signal) =>
      readStored(await api.call('conversations.storedMessage', { conversationId: store.getState().id }, signal)),
    )

  const showMessage = (id: string): void => {
    stores.call.setState({ selectedId: id })
    stores.ui.setState({ overlay: 'none' })
  }

  return {
    hasConversation: (): boolean => openCall() !== undefined,
    showSegments: (): void => {
      const call = openCall()
      if (call === undefined) return
      about(call.conversationId)
      const found = call.found?.segments ?? []
      if (found.length > 0) store.setState({ segments: { kind: 'ready', value: found } })
      else if (isWanted(store.getState().segments)) void loadSegments()
      stores.ui.setState({ overlay: 'conversation' })
    },
    loadSegments,
    /** The first message from that time on, else the last one. */
    showFrom: (at: EpochMicros): void => {
      const messages = openCall()?.messages ?? []
      const message = messages.find((each) => each.at >= at) ?? messages.at(-1)
      if (message !== undefined) showMessage(message.id)
    },
    showMessage,
    showStored: (): void => {
      const call = openCall()
      if (call === undefined) return
      about(call.conversationId)
      if (isWanted(store.getState().stored)) void loadStored()
      stores.ui.setState({ overlay: 'stored-invite' })
    },
    loadStored,
    toggleKey: (key: string): void => {
      const name = key.trim()
      if (!isHeaderKey(name)) return
      store.setState(({ keys }) => {
        const others = keys.filter((each) => each.toLowerCase() !== name.toLowerCase())
        return { keys: others.length < keys.length ? others : [...keys, name].slice(0, maxKeys) }
      })
    },
    loadHeaders: (): Promise<void> =>
      load('headers', (signal) => {
        const { id, keys } = store.getState()
        return api.call('conversations.storedHeaders', { conversationId: id, keys: [...keys] }, signal)
      }),
  }
}
