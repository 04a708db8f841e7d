// What the platform keeps of the conversation, in the one list of commands.
import type { Actions } from '../../actions'

export const createConversationCommands = ({ conversation }: Actions) => [
  {
    id: 'conversation.segments',
    title: 'Conversation: who took part, when, and how it ended',
    group: 'Calls' as const,
    keys: [],
    run: conversation.showSegments,
    isEnabled: conversation.hasConversation,
  },
  {
    id: 'conversation.stored-invite',
    title: 'Stored INVITE of the conversation',
    group: 'Calls' as const,
    keys: [],
    run: conversation.showStored,
    isEnabled: conversation.hasConversation,
  },
]
