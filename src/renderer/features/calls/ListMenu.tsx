// Takes the list with you: the calls that are selected, else all that are shown.
import { Share } from 'lucide-react'
import { useApp } from '../../app-context'
import { MenuButton } from '../../ui/MenuButton'
import { plural } from '../../ui/plural'
import type { Listing } from './listing'

export const ListMenu = ({ listing: { rows, selected } }: { readonly listing: Listing }) => {
  const actions = useApp().actions.list
  const what =
    selected.length > 1 ? `${plural(selected.length, 'call')} selected` : `${plural(rows.length, 'call')} shown`
  const isDisabled = rows.length === 0
  return (
    <MenuButton
      label="Copy or save"
      icon={<Share aria-hidden />}
      isIconOnly
      isFitted
      items={[
        { label: 'Copy as cells', hint: what, isDisabled, run: () => void actions.copy('cells') },
        { label: 'Copy as CSV', hint: what, isDisabled, run: () => void actions.copy('csv') },
        { label: 'Copy as JSON', hint: what, isDisabled, run: () => void actions.copy('json') },
        { label: 'Save as CSV…', hint: what, isDisabled, run: () => void actions.save('csv') },
        { label: 'Save as JSON…', hint: what, isDisabled, run: () => void actions.save('json') },
      ]}
    />
  )
}
