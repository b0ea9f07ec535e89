import { TabLinks } from '../app/tab-links.tsx';

const links = [
  { label: 'Calls', to: '/activity' },
  { label: 'Runs', to: '/activity/runs' },
] as const;

/** The two kinds of activity: single calls, and the runs of cycles. */
export function ActivityTabs() {
  return <TabLinks label="Activity" links={links} />;
}
