import { Link } from '@tanstack/react-router';
import classes from './tab-links.module.css';

export interface TabLinksProps {
  /** What the tabs are parts of. */
  readonly label: string;
  readonly links: readonly { readonly label: string; readonly to: string; readonly count?: number | undefined }[];
}

/** The way from one part of a thing to the others, each with an address of its own. */
export function TabLinks({ label, links }: TabLinksProps) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {links.map(({ label: name, to, count }) => (
        <Link key={to} to={to} className={classes.tab} activeOptions={{ exact: true, includeSearch: false }}>
          {name}
          {count !== undefined && count > 0 && <span className={classes.count}>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
