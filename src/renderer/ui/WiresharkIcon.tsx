/** A fin over water: our own drawing, not the trade mark. */
export const WiresharkIcon = () => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden>
    <path d="M5 16C7 9 11 5 18 4c-3 4-3 8-1 12" strokeLinejoin="round" />
    <path d="M2 20c2 0 2-1.5 4-1.5s2 1.5 4 1.5 2-1.5 4-1.5 2 1.5 4 1.5 2-1.5 4-1.5" />
  </svg>
)
