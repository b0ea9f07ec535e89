/** One value a connector needs, such as *Company Name* or *API Key*. */
export interface Property {
  readonly name: string;
  /** As the application's own people call it; shown on every surface. */
  readonly label: string;
  readonly help: string;
  /** Steps in the application that lead to the value. */
  readonly where?: readonly string[];
  readonly kind: 'text' | 'secret' | 'choice';
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly default?: string;
  /** A regular expression the whole value must match; anchored. */
  readonly pattern?: string;
  /** What a value must look like, in words, for when the pattern does not match. */
  readonly patternHint?: string;
  /** Shown before and after the box, such as `https://` and `.scoro.com`. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** The authentication modes it belongs to; none means that it belongs to all. */
  readonly modes?: readonly string[];
  /** It decides where requests go: secrets are bound to its value. */
  readonly destination?: boolean;
  /** Without it no call can be made. */
  readonly required?: boolean;
  /** Shown under *Advanced*. */
  readonly advanced?: boolean;
  /** What it holds instead of a line of text: a JSON object of names to names, or a document of many lines. */
  readonly structure?: 'map' | 'document';
  /** Made once for each account connector where nobody gives it. */
  readonly generated?: boolean;
}
