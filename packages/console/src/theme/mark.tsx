/** Two wheels on one frame: the mark of Tandem. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#2447d8" />
      <g fill="none" stroke="#fff" strokeWidth="2.75">
        <circle cx="11.5" cy="17.5" r="5.25" />
        <circle cx="20.5" cy="17.5" r="5.25" />
        <path d="M11.5 8.75h9" strokeLinecap="round" />
      </g>
    </svg>
  );
}
