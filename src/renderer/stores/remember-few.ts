// A function that remembers its last answer about each of the few things that it was asked about last: two calls that are
// seen together take turns, and neither is laid out anew for that.
import { rememberLast } from './remember-last'

/** Two that are seen, and those that were in front before them. */
const most = 4

/** `subject` and the other arguments are compared by identity. Nothing that is gone elsewhere is kept for an answer's sake. */
export const rememberFew = <Subject extends object, Rest extends readonly unknown[], Answer>(
  make: (subject: Subject, ...rest: Rest) => Answer,
): ((subject: Subject, ...rest: Rest) => Answer) => {
  const answers = new WeakMap<Subject, (...rest: Rest) => Answer>()
  /** Asked about last comes first. */
  let recent: readonly WeakRef<Subject>[] = []

  const touch = (subject: Subject): void => {
    if (recent[0]?.deref() === subject) return
    const others = recent.filter((each) => each.deref() !== subject)
    for (const each of others.slice(most - 1)) {
      const forgotten = each.deref()
      if (forgotten !== undefined) answers.delete(forgotten)
    }
    recent = [new WeakRef(subject), ...others.slice(0, most - 1)]
  }

  return (subject, ...rest) => {
    const answer = answers.get(subject) ?? rememberLast((...given: Rest) => make(subject, ...given))
    answers.set(subject, answer)
    touch(subject)
    return answer(...rest)
  }
}
