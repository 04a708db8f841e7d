// What can be copied, as a menu: the header is the one that is lit.
import { Copy } from 'lucide-react'
import { useApp } from '../../app-context'
import { MenuButton } from '../../ui/MenuButton'
import { copyNames, type CopyKind } from './copy-text'
import { useMessageFacts } from './use-message'

const kinds: readonly CopyKind[] = ['value', 'line', 'start-line', 'call-id', 'message']

export const CopyMenu = () => {
  const actions = useApp().actions.message
  const fieldKey = useMessageFacts((facts) => facts.fieldKey)
  const header = fieldKey === undefined ? 'select a header first' : fieldKey.replace(/#\d+$/, '')
  return (
    <MenuButton
      label="Copy"
      icon={<Copy aria-hidden />}
      items={kinds.map((kind) => ({
        label: copyNames[kind],
        hint: kind === 'value' || kind === 'line' ? header : undefined,
        isDisabled: !actions.canCopy(kind),
        run: () => void actions.copy(kind),
      }))}
    />
  )
}
