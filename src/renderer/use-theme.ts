// Puts the theme on the document, where styles/tokens.css looks for it.
import { useEffect } from 'react'
import { useFacts } from './app-context'

export const useTheme = (): void => {
  const theme = useFacts(
    (s) => s.settings,
    (settings) => settings.theme,
  )
  useEffect(() => {
    const { dataset } = document.documentElement
    if (theme === 'system') delete dataset['theme']
    else dataset['theme'] = theme
    // One set of colours for a choice made here and one made in the system, which a selector and a query cannot share.
    const wished = matchMedia('(prefers-contrast: more)')
    const setContrast = (): void => {
      if (theme === 'high-contrast' || wished.matches) dataset['contrast'] = 'more'
      else delete dataset['contrast']
    }
    setContrast()
    wished.addEventListener('change', setContrast)
    return () => wished.removeEventListener('change', setContrast)
  }, [theme])
}
