// The left side of the window while no file is shown: what to search for, and what was found.
import { useFacts } from '../../app-context'
import { CallList } from './CallList'
import { ManyForm } from './ManyForm'
import { ManyList } from './ManyList'
import { SearchForm } from './SearchForm'
import { SearchMode } from './SearchMode'

export const SearchPane = () => {
  const mode = useFacts(
    (s) => s.search,
    (facts) => facts.draft.mode,
  )
  return (
    <>
      <SearchMode />
      {mode === 'one' ? (
        <>
          <SearchForm />
          <CallList />
        </>
      ) : (
        <>
          <ManyForm />
          <ManyList />
        </>
      )}
    </>
  )
}
