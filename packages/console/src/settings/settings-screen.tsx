import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import tabLinks from '../app/tab-links.module.css';
import classes from './settings.module.css';

const parts = [
  { label: 'Profile', to: '/settings/profile' },
  { label: 'People', to: '/settings/people' },
  { label: 'Tokens', to: '/settings/tokens' },
  { label: 'Events', to: '/settings/events' },
  { label: 'Keys', to: '/settings/keys' },
  { label: 'Single sign-on', to: '/settings/single-sign-on' },
  { label: 'Audit log', to: '/settings/audit' },
] as const;

/** What stands around every screen of the settings: the way from one to the other. */
export function SettingsScreen() {
  const tabs = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // On a phone not all of them are in sight.
  useEffect(() => {
    tabs.current?.querySelector(`[href="${path}"]`)?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path]);
  return (
    <>
      <nav ref={tabs} className={`${tabLinks.tabs} ${classes.tabs}`} aria-label="Settings">
        {parts.map(({ label, to }) => (
          <Link key={to} to={to} className={tabLinks.tab}>
            {label}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
