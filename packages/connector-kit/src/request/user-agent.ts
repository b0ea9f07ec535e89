/** How requests name their sender where nobody says otherwise; a library's own name may be blocked (PROTOCOL.md 1.6). */
export const defaultUserAgent = 'Tandem/0.1 (+connector)';
