/** What the page that frames this one is told at the end. */
export interface SetupFinished {
  readonly account: string;
  readonly installation: string;
  readonly status: string;
}

/** Whether another page shows this one inside itself. */
export function isFramed(): boolean {
  return window.parent !== window;
}

/**
 * Tells the page that frames this one that the setup is finished: that one page, and only where its origin is allowed.
 *
 * @returns whether somebody was told
 */
export function tellFramingPage(allowedOrigins: readonly string[], finished: SetupFinished): boolean {
  if (!isFramed()) {
    return false;
  }
  const { ancestorOrigins } = window.location;
  const origin = framingOrigin({ ancestor: ancestorOrigins?.[0], referrer: document.referrer }, allowedOrigins);
  if (origin === undefined) {
    return false;
  }
  window.parent.postMessage({ type: 'tandem.setup.finished', ...finished }, origin);
  return true;
}

/** What a browser tells of the page that frames one. */
export interface Framing {
  /** Its origin, in browsers that tell it. */
  readonly ancestor: string | undefined;
  /** The address that this page was reached from; empty where that page keeps it to itself. */
  readonly referrer: string;
}

/** The one origin that may be spoken to; undefined where it is not known which of the allowed ones it is. */
export function framingOrigin({ ancestor, referrer }: Framing, allowedOrigins: readonly string[]): string | undefined {
  const told = ancestor ?? (URL.canParse(referrer) ? new URL(referrer).origin : undefined);
  if (told !== undefined) {
    return allowedOrigins.find((origin) => origin === told);
  }
  // The browser lets a page of no other origin frame this one.
  return allowedOrigins.length === 1 ? allowedOrigins[0] : undefined;
}
