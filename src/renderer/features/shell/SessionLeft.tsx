// Says that the session is about to end, when it is and nothing renews it.
import { useEffect, useState } from 'react'
import type { Session } from '../../../shared/schema/session'
import { endWords } from '../sign-in/account-words'

const tickMs = 20_000

export const SessionLeft = ({ session }: { readonly session: Session }) => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  const words = endWords(session, now)
  return words === '' ? null : <span role="status">{words}</span>
}
