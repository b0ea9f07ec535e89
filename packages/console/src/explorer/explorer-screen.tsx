import { useQuery } from '@tanstack/react-query';
import { IconPointer } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { accountConnectorQuery, type AccountConnector, usableMethodsQuery } from '../api/account-connector-queries.ts';
import { accountQuery } from '../api/account-queries.ts';
import { Page } from '../app/page.tsx';
import { connectorQuery, type Connector } from '../api/library-queries.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { StatusBadge } from '../states/status-badge.tsx';
import classes from './explorer.module.css';
import { MethodList } from './method-list.tsx';
import { MethodPanel } from './method-panel.tsx';

/** The method explorer of an installed connector: its methods, a form for the chosen one, and what it answers. */
export function ExplorerScreen() {
  const { account, installation } = useParams({ from: '/inside/accounts/$account/connectors/$installation/methods' });
  const installed = useQuery(accountConnectorQuery(account, installation));
  const owner = useQuery(accountQuery(account));
  return (
    <AnswerOf query={installed} waiting="Loading the connector">
      {(data) => (
        <Page
          title={`${data.name} methods`}
          above={[
            { title: 'Accounts', to: '/accounts' },
            { title: owner.data?.name ?? 'Account', to: `/accounts/${account}` },
            { title: data.name, to: `/accounts/${account}/connectors/${installation}` },
          ]}
          beside={<StatusBadge status={data.status} />}
        >
          <Explorer installed={data} accountName={owner.data?.name ?? account} />
        </Page>
      )}
    </AnswerOf>
  );
}

function Explorer({ installed, accountName }: { readonly installed: AccountConnector; readonly accountName: string }) {
  const connector = useQuery(connectorQuery(installed.connector));
  return (
    <AnswerOf query={connector} waiting="Loading the methods">
      {(data) => <Workbench installed={installed} connector={data} accountName={accountName} />}
    </AnswerOf>
  );
}

interface WorkbenchProps {
  readonly installed: AccountConnector;
  readonly connector: Connector;
  readonly accountName: string;
}

function Workbench({ installed, connector, accountName }: WorkbenchProps) {
  const params = { account: installed.account, installation: installed.id };
  const search = useSearch({ from: '/inside/accounts/$account/connectors/$installation/methods' });
  const methods = useQuery(usableMethodsQuery(installed.account, installed.id));
  const navigate = useNavigate();
  return (
    <div className={classes.layout}>
      <AnswerOf query={methods} waiting="Loading methods">
        {({ items }) => (
          <MethodList
            connector={connector}
            methods={items}
            selected={search.method}
            q={search.q ?? ''}
            onSearch={(q) =>
              void navigate({
                to: '/accounts/$account/connectors/$installation/methods',
                params,
                search: { ...search, q: q === '' ? undefined : q },
                replace: true,
              })
            }
            target={params}
          />
        )}
      </AnswerOf>
      <div className={classes.panel}>
        {search.method === undefined ? (
          <EmptyState icon={IconPointer} title="Choose a method">
            Pick one at the left, or press <kbd>/</kbd> and type, such as <em>list tasks</em>.
          </EmptyState>
        ) : (
          <MethodPanel
            key={`${search.method} ${search.call ?? ''} ${JSON.stringify(search.input)}`}
            connector={connector}
            installed={installed}
            accountName={accountName}
            method={search.method}
            methods={methods.data?.items ?? []}
            call={search.call}
            given={search.input}
          />
        )}
      </div>
    </div>
  );
}
