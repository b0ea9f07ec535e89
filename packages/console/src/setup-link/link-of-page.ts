/** The id of the link, which stands in the address of its page. */
export function linkOfPage(): string {
  return window.location.pathname.split('/').findLast((part) => part !== '') ?? '';
}

/** The secret in the fragment, which no server sees until the person presses the button; empty once it was exchanged. */
export function secretOfPage(): string {
  return window.location.hash.slice(1);
}

/** What opening this very link gave to this tab; other tabs and browsers never see it. */
export function heldBrowser(): string | undefined {
  return ofStorage((storage) => storage.getItem(placeOf(linkOfPage()))) ?? undefined;
}

/** Keeps it, and takes the secret out of the address, so that it stays in no history. */
export function holdBrowser(browser: string): void {
  ofStorage((storage) => storage.setItem(placeOf(linkOfPage()), browser));
  window.history.replaceState(null, '', window.location.pathname);
}

export function dropBrowser(): void {
  ofStorage((storage) => storage.removeItem(placeOf(linkOfPage())));
}

function placeOf(link: string): string {
  return `tandem.setup-link ${link}`;
}

/** A browser may refuse storage to a page inside another site's: then the link works until the page is left, and no longer. */
function ofStorage<Answer>(use: (storage: Storage) => Answer): Answer | undefined {
  try {
    return use(window.sessionStorage);
  } catch {
    return undefined;
  }
}
