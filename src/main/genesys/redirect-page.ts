// The page that the browser shows after sign-in. Fixed text: nothing from the request is ever written into it.

type Outcome = 'done' | 'declined' | 'unknown'

const texts: Readonly<Record<Outcome, { readonly title: string; readonly text: string }>> = {
  done: { title: 'You are signed in', text: 'Rung has what it needs. You can close this tab and go back to Rung.' },
  declined: { title: 'Not signed in', text: 'The sign-in was declined. You can close this tab; Rung says what to do.' },
  unknown: {
    title: 'Nothing here',
    text: 'This address waits for a sign-in that Rung started. You can close this tab.',
  },
}

export const redirectPage = (outcome: Outcome): string => {
  const { title, text } = texts[outcome]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Rung</title>
<style>
  :root { color-scheme: light dark; }
  body { margin: 0; min-height: 100vh; display: grid; place-content: center; justify-items: center; text-align: center;
    font: 16px/1.5 system-ui, sans-serif; background: light-dark(#f6f7f9, #14171c); color: light-dark(#1b2330, #e6eaf0); }
  svg { width: 56px; height: 56px; color: light-dark(#0b6b74, #4fc3cf); }
  h1 { font-size: 22px; font-weight: 600; margin: 20px 0 4px; }
  p { margin: 0; max-width: 36ch; color: light-dark(#556072, #9aa6b6); }
</style>
</head>
<body>
<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true">
<path d="M6 2v20M18 2v20M6 7h12m-3-3 3 3-3 3M18 16H6m3-3-3 3 3 3"/></svg>
<main><h1>${title}</h1><p>${text}</p></main>
</body>
</html>
`
}
