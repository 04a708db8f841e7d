// Leads from the open call to what the platform says of its conversation.
import { Users } from 'lucide-react'
import { useApp } from '../../app-context'
import { useTitles } from '../../commands/use-commands'
import type { OpenCall } from '../../stores/stores'
import { Button } from '../../ui/Button'

export const ConversationButton = ({ call }: { readonly call: OpenCall }) => {
  const { actions } = useApp()
  const titleOf = useTitles()
  if (call.conversationId === '' || call.together !== undefined) return null
  return (
    <Button
      icon={<Users aria-hidden />}
      title={titleOf('Who took part, when, and how it ended', 'conversation.segments')}
      onClick={actions.conversation.showSegments}
    >
      Conversation
    </Button>
  )
}
