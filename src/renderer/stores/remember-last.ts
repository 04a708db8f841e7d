// A function that remembers its last answer: view and commands ask the same questions of the same facts.

/** Arguments are compared by identity. */
export const rememberLast = <Arguments extends readonly unknown[], Answer>(
  make: (...given: Arguments) => Answer,
): ((...given: Arguments) => Answer) => {
  let last: { readonly given: Arguments; readonly answer: Answer } | undefined
  return (...given) => {
    if (last === undefined || given.some((argument, index) => !Object.is(argument, last?.given[index]))) {
      last = { given, answer: make(...given) }
    }
    return last.answer
  }
}
