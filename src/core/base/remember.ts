// A function whose answers are remembered by the text that was asked: most of what a capture says it says again.

/** Enough for what repeats soon, and little enough for what an attacker invents. */
const maxRemembered = 4096

/** `read` must depend on the text alone; the same answer object is handed out each time. Undefined is not remembered. */
export const remember = <T>(read: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const answer = read(text)
    // What comes next resembles what came last: so all is forgotten at once, and soon learnt again.
    if (known.size >= maxRemembered) known.clear()
    known.set(text, answer)
    return answer
  }
}
