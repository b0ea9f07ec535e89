/** Where this tab keeps what opening the link gave; other tabs and browsers never see it. */
const place = 'tandem.setup-link';

/** The id of the link, which stands in the address of its page. */
export function linkOfPage(): string {
  return window.location.pathname.split('/').findLast((part) => part !== '') ?? '';
}

/** The secret in the fragment, which no server sees until the person presses the button. */
export function secretOfPage(): string {
  return window.location.hash.slice(1);
}

/** What opening this very link gave to this tab. */
export function heldBrowser(): string | undefined {
  return window.sessionStorage.getItem(`${place} ${linkOfPage()}`) ?? undefined;
}

/** Keeps it, and takes the secret out of the address, so that it stays in no history. */
export function holdBrowser(browser: string): void {
  window.sessionStorage.setItem(`${place} ${linkOfPage()}`, browser);
  window.history.replaceState(null, '', window.location.pathname);
}

export function dropBrowser(): void {
  window.sessionStorage.removeItem(`${place} ${linkOfPage()}`);
}
