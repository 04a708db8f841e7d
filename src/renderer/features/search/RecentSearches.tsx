// Searches that were made before, to be made again or forgotten.
import { History } from 'lucide-react'
import { useApp, useFacts } from '../../app-context'
import { windowPresets } from '../../stores/search-draft'
import { MenuButton } from '../../ui/MenuButton'
import { recentWords } from './recent-searches'
import styles from './RecentSearches.module.css'

const windowWords = (window: string): string => windowPresets.find(({ id }) => id === window)?.label ?? 'From … to …'

export const RecentSearches = () => {
  const { actions } = useApp()
  const recent = useFacts(
    (s) => s.settings,
    (settings) => settings.recentSearches,
  )
  if (recent.length === 0) return null
  return (
    <div className={styles['recent']}>
      <MenuButton
        label="Recent searches"
        icon={<History aria-hidden />}
        isFitted
        items={[
          ...recent.map((each) => ({
            label: recentWords(each),
            hint: windowWords(each.window),
            run: () => void actions.search.repeat(each),
          })),
          { label: 'Forget these searches', run: () => void actions.search.forgetRecent() },
        ]}
      />
    </div>
  )
}
