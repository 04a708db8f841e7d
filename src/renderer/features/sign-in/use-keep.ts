// The wish to stay signed in, which counts only where this computer can keep a secret.
import { useState } from 'react'
import { useFacts } from '../../app-context'

export const useKeep = (first: boolean) => {
  const [wish, setWish] = useState(first)
  const canKeep = useFacts(
    (s) => s.session,
    ({ storage }) => storage !== undefined && storage.refusal === undefined,
  )
  return { keep: wish && canKeep, wish, setWish }
}
