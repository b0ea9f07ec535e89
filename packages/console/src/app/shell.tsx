import { ActionIcon, Avatar, Menu, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import {
  IconCheck,
  IconChevronDown,
  IconDeviceDesktop,
  IconLogout,
  IconMenu2,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Mark } from '../theme/mark.tsx';
import classes from './shell.module.css';
import { useMe, useSignOut } from '../api/session.ts';

interface Entry {
  readonly label: string;
  readonly to: string;
  /** The paths on which the entry is lit. */
  readonly under: RegExp;
}

/** A part of the menu along the top: its entries open under its label; one alone stands for itself. */
interface Part {
  readonly label: string;
  readonly entries: readonly Entry[];
}

const parts: readonly Part[] = [
  {
    label: 'Connectors',
    entries: [
      { label: 'Connector Library', to: '/library', under: /^\/library(\/|$)/ },
      { label: 'Installed', to: '/installed', under: /^\/installed$/ },
    ],
  },
  {
    label: 'Accounts',
    entries: [{ label: 'Accounts', to: '/accounts', under: /^\/accounts(?!\/[^/]+\/(calls|runs)\/)(\/|$)/ }],
  },
  { label: 'Templates', entries: [{ label: 'Templates', to: '/templates', under: /^\/templates(\/|$)/ }] },
  {
    label: 'Activity',
    entries: [
      { label: 'Calls', to: '/activity', under: /^\/(activity$|accounts\/[^/]+\/calls\/)/ },
      { label: 'Runs', to: '/activity/runs', under: /^\/(activity\/runs$|accounts\/[^/]+\/runs\/)/ },
      { label: 'Quota', to: '/quota', under: /^\/quota$/ },
    ],
  },
  { label: 'Settings', entries: [{ label: 'Settings', to: '/settings', under: /^\/settings(\/|$)/ }] },
];

/** What stands around every screen: the menu along the top, and the person at its right. */
export function Shell() {
  return (
    <>
      <a href="#content" className={classes.skip}>
        Skip to content
      </a>
      <header className={classes.header}>
        <nav className={classes.bar} aria-label="Main">
          <Link to="/library" className={classes.brand} aria-label="Tandem, to the Connector Library">
            <Mark size={26} />
            <span>Tandem</span>
          </Link>
          <div className={classes.parts}>
            {parts.map((part) => (
              <TopPart key={part.label} {...part} />
            ))}
          </div>
          <Person />
          <NarrowMenu />
        </nav>
      </header>
      <main id="content" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}

function TopPart({ label, entries }: Part) {
  const [only, second] = entries;
  return only !== undefined && second === undefined ? (
    <EntryLink entry={only} />
  ) : (
    <EntryMenu label={label} entries={entries} />
  );
}

/** The whole menu behind one button, where there is no room for it along the top. */
function NarrowMenu() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <Menu position="bottom-end" offset={6} width={220} withinPortal={false}>
      <Menu.Target>
        <ActionIcon className={classes.narrow} variant="subtle" color="gray" size={36} aria-label="Menu">
          <IconMenu2 size={20} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {parts.map(({ label, entries }, place) => (
          <div key={label} role="group" aria-label={label}>
            {place > 0 && <Menu.Divider />}
            {entries.length > 1 && <Menu.Label aria-hidden="true">{label}</Menu.Label>}
            {entries.map(({ label: name, to, under }) => (
              <Menu.Item
                key={to}
                component={Link}
                to={to}
                rightSection={under.test(path) ? <IconCheck size={14} aria-label="here" /> : null}
              >
                {name}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function EntryLink({ entry }: { readonly entry: Entry }) {
  const active = useIsOn([entry.under]);
  return (
    <Link to={entry.to} className={classes.entry} data-active={active} aria-current={active ? 'page' : undefined}>
      {entry.label}
    </Link>
  );
}

function EntryMenu({ label, entries }: { readonly label: string; readonly entries: readonly Entry[] }) {
  const active = useIsOn(entries.map(({ under }) => under));
  return (
    <Menu position="bottom-start" offset={6} width={190}>
      <Menu.Target>
        <button type="button" className={classes.entry} data-active={active}>
          {label}
          <IconChevronDown size={14} stroke={2} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map((entry) => (
          <Menu.Item key={entry.to} component={Link} to={entry.to}>
            {entry.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function useIsOn(paths: readonly RegExp[]): boolean {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return paths.some((each) => each.test(path));
}

const schemes = [
  { scheme: 'light', label: 'Light colours', icon: IconSun },
  { scheme: 'dark', label: 'Dark colours', icon: IconMoon },
  { scheme: 'auto', label: 'Colours of the system', icon: IconDeviceDesktop },
] as const;

function Person() {
  const me = useMe();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const name = me.data?.name ?? '';
  return (
    <Menu position="bottom-end" offset={6} width={220}>
      <Menu.Target>
        <ActionIcon variant="transparent" radius="xl">
          <Avatar size={28} radius="xl" name={name} color="azure" alt="" aria-hidden="true" />
          <VisuallyHidden>{name || 'Your'} menu</VisuallyHidden>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.data === undefined ? 'Signed in' : `${name} · ${me.data.role}`}</Menu.Label>
        {schemes.map(({ scheme, label, icon: Icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} stroke={1.7} aria-hidden="true" />}
            rightSection={colorScheme === scheme ? <IconCheck size={14} aria-label="in use" /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden="true" />} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
