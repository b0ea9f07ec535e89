import type { ReactNode } from 'react';
import classes from './filter-bar.module.css';

export interface FilterBarProps {
  /** What is filtered, for those who do not see it. */
  readonly label: string;
  readonly children: ReactNode;
}

/** The filters above a list, in one line where there is room. */
export function FilterBar({ label, children }: FilterBarProps) {
  return (
    <div className={classes.bar} role="search" aria-label={label}>
      {children}
    </div>
  );
}
