/** What the page that frames this one is told at the end. */
export interface SetupFinished {
  readonly account: string;
  readonly installation: string;
  readonly status: string;
}

/**
 * Tells the page that frames this one that the setup is finished: that one page, and only where its origin is allowed.
 *
 * @returns whether somebody was told
 */
export function tellFramingPage(allowedOrigins: readonly string[], finished: SetupFinished): boolean {
  if (window.parent === window) {
    return false;
  }
  const origin = framingOrigin(allowedOrigins);
  if (origin === undefined) {
    return false;
  }
  window.parent.postMessage({ type: 'tandem.setup.finished', ...finished }, origin);
  return true;
}

function framingOrigin(allowedOrigins: readonly string[]): string | undefined {
  const { ancestorOrigins } = window.location;
  // Not every browser tells who frames a page; the address it came from does, unless that page keeps it to itself.
  const told =
    ancestorOrigins?.[0] ?? (URL.canParse(document.referrer) ? new URL(document.referrer).origin : undefined);
  if (told !== undefined) {
    return allowedOrigins.find((origin) => origin === told);
  }
  return allowedOrigins.length === 1 ? allowedOrigins[0] : undefined;
}
