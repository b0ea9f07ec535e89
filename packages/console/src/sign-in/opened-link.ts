/** Where this tab keeps what opening a link gave; other tabs and browsers never see it. */
const place = 'tandem.opened-link';

/** The secret that a one-time link carries in its fragment, which no server ever sees. */
export function secretInAddress(): string | undefined {
  const fragment = window.location.hash.slice(1);
  return fragment === '' ? undefined : fragment;
}

/** Takes the secret out of the address once it was exchanged, so that it stays in no history. */
export function forgetAddress(): void {
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
}

export function heldLink(): string | undefined {
  return window.sessionStorage.getItem(place) ?? undefined;
}

export function holdLink(browser: string): void {
  window.sessionStorage.setItem(place, browser);
}

export function dropLink(): void {
  window.sessionStorage.removeItem(place);
}
