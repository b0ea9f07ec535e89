import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { accountQuery } from '../api/account-queries.ts';
import { cycleQuery } from '../api/cycle-queries.ts';
import { Page } from '../app/page.tsx';
import { TabLinks } from '../app/tab-links.tsx';
import { AnswerOf } from '../states/answer-of.tsx';
import { StatusBadge } from '../states/status-badge.tsx';
import { CycleActions } from './cycle-actions.tsx';
import { needsOf } from './cycle-needs.ts';

/** One cycle of an account; its parts are screens of their own within this one. */
export function CycleScreen() {
  const { account, cycle: id } = useParams({ from: '/inside/accounts/$account/cycles/$cycle' });
  const cycle = useQuery(cycleQuery(account, id));
  const owner = useQuery(accountQuery(account));
  const at = `/accounts/${account}/cycles/${id}`;
  return (
    <AnswerOf query={cycle} waiting="Loading the cycle">
      {(data) => (
        <Page
          title={data.name}
          about={needsOf(data.draft).description}
          above={[
            { title: 'Accounts', to: '/accounts' },
            { title: owner.data?.name ?? 'Account', to: `/accounts/${account}` },
          ]}
          beside={
            <>
              <StatusBadge status={data.state} />
              {data.liveVersion !== null && data.changedSinceLive && (
                <Badge color="gray" variant="light">
                  Draft differs
                </Badge>
              )}
            </>
          }
          actions={<CycleActions cycle={data} />}
        >
          <TabLinks
            label="Cycle"
            links={[
              { label: 'Overview', to: at },
              { label: 'Runs', to: `${at}/runs` },
              { label: 'Settings', to: `${at}/settings` },
              { label: 'Versions', to: `${at}/versions` },
            ]}
          />
          <Outlet />
        </Page>
      )}
    </AnswerOf>
  );
}
