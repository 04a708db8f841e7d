/** Two lanes and two rungs: a request there, an answer back. */
export const Logo = () => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden>
    <path d="M6 2v20M18 2v20M6 7h12m-3-3 3 3-3 3M18 16H6m3-3-3 3 3 3" />
  </svg>
)
