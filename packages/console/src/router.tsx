import type { QueryClient } from '@tanstack/react-query';
import { Problem } from '@tandem/client';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { callSearch } from './activity/call-search.ts';
import { meQuery } from './api/session.ts';
import { runSearch, transactionSearch } from './runs/run-search.ts';
import { LoadingState } from './states/loading-state.tsx';
import { NotFoundScreen } from './app/not-found-screen.tsx';
import { auditSearch } from './settings/audit-search.ts';
import { Shell } from './app/shell.tsx';
import { BrokenScreen } from './app/broken-screen.tsx';

interface RouterContext {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFoundScreen });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({
    to: z
      .string()
      .regex(/^\/(?![/\\])/)
      .optional()
      .catch(undefined),
    /** Why a single sign-on did not end well. */
    problem: z.string().max(100).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./sign-in/sign-in-screen.tsx'), 'SignInScreen'),
});

/** Everything behind the sign-in. Who is not signed in is sent there, and back to where they wanted to go. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  async beforeLoad({ context, location }) {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof Problem && error.code === 'unauthenticated') {
        throw redirect({ to: '/sign-in', search: { to: location.href } });
      }
      throw error;
    }
  },
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/library' });
  },
});

const library = createRoute({
  getParentRoute: () => inside,
  path: '/library',
  validateSearch: z.object({ q: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./library/library-screen.tsx'), 'LibraryScreen'),
});

const connector = createRoute({
  getParentRoute: () => inside,
  path: '/library/$connector',
  component: lazyRouteComponent(() => import('./library/connector-screen.tsx'), 'ConnectorScreen'),
});

const setup = createRoute({
  getParentRoute: () => inside,
  path: '/library/$connector/setup',
  component: lazyRouteComponent(() => import('./setup/setup-screen.tsx'), 'SetupScreen'),
});

const installed = createRoute({
  getParentRoute: () => inside,
  path: '/installed',
  validateSearch: z.object({ q: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./account-connectors/installed-screen.tsx'), 'InstalledScreen'),
});

const accounts = createRoute({
  getParentRoute: () => inside,
  path: '/accounts',
  validateSearch: z.object({ q: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./accounts/accounts-screen.tsx'), 'AccountsScreen'),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: '/accounts/$account',
  component: lazyRouteComponent(() => import('./accounts/account-screen.tsx'), 'AccountScreen'),
});

const install = createRoute({
  getParentRoute: () => inside,
  path: '/accounts/$account/install/$connector',
  component: lazyRouteComponent(() => import('./account-connectors/install-screen.tsx'), 'InstallScreen'),
});

const accountConnector = createRoute({
  getParentRoute: () => inside,
  path: '/accounts/$account/connectors/$installation',
  validateSearch: z.object({ field: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(
    () => import('./account-connectors/account-connector-screen.tsx'),
    'AccountConnectorScreen',
  ),
});

const explorer = createRoute({
  getParentRoute: () => inside,
  path: '/accounts/$account/connectors/$installation/methods',
  validateSearch: z.object({
    method: z.string().optional().catch(undefined),
    q: z.string().optional().catch(undefined),
    /** A recorded call whose input fills the form. */
    call: z.string().optional().catch(undefined),
    /** Input as a JSON object that fills the form. */
    input: z.record(z.string(), z.unknown()).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./explorer/explorer-screen.tsx'), 'ExplorerScreen'),
});

const cycle = createRoute({
  getParentRoute: () => inside,
  path: '/accounts/$account/cycles/$cycle',
  component: lazyRouteComponent(() => import('./cycles/cycle-screen.tsx'), 'CycleScreen'),
});

const cycleOverview = createRoute({
  getParentRoute: () => cycle,
  path: '/',
  component: lazyRouteComponent(() => import('./cycles/cycle-overview.tsx'), 'CycleOverview'),
});

const cycleRuns = createRoute({
  getParentRoute: () => cycle,
  path: '/runs',
  validateSearch: runSearch,
  component: lazyRouteComponent(() => import('./cycles/cycle-runs.tsx'), 'CycleRuns'),
});

const cycleSettings = createRoute({
  getParentRoute: () => cycle,
  path: '/settings',
  component: lazyRouteComponent(() => import('./cycles/cycle-settings.tsx'), 'CycleSettings'),
});

const cycleVersions = createRoute({
  getParentRoute: () => cycle,
  path: '/versions',
  component: lazyRouteComponent(() => import('./cycles/cycle-versions.tsx'), 'CycleVersions'),
});

const templates = createRoute({
  getParentRoute: () => inside,
  path: '/templates',
  validateSearch: z.object({ q: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./templates/templates-screen.tsx'), 'TemplatesScreen'),
});

const template = createRoute({
  getParentRoute: () => inside,
  path: '/templates/$template',
  component: lazyRouteComponent(() => import('./templates/template-screen.tsx'), 'TemplateScreen'),
});

const installTemplate = createRoute({
  getParentRoute: () => inside,
  path: '/templates/$template/install',
  validateSearch: z.object({ account: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./templates/install-template-screen.tsx'), 'InstallTemplateScreen'),
});

const cycleBuilder = createRoute({
  getParentRoute: () => inside,
  path: '/accounts/$account/cycles/$cycle/edit',
  component: lazyRouteComponent(() => import('./builder/cycle-builder-screen.tsx'), 'CycleBuilderScreen'),
});

const templateBuilder = createRoute({
  getParentRoute: () => inside,
  path: '/templates/$template/edit',
  component: lazyRouteComponent(() => import('./builder/template-builder-screen.tsx'), 'TemplateBuilderScreen'),
});

const activity = createRoute({
  getParentRoute: () => inside,
  path: '/activity',
  validateSearch: callSearch,
  component: lazyRouteComponent(() => import('./activity/activity-screen.tsx'), 'ActivityScreen'),
});

const runs = createRoute({
  getParentRoute: () => inside,
  path: '/activity/runs',
  validateSearch: runSearch,
  component: lazyRouteComponent(() => import('./runs/runs-screen.tsx'), 'RunsScreen'),
});

const run = createRoute({
  getParentRoute: () => inside,
  path: '/accounts/$account/runs/$run',
  validateSearch: transactionSearch,
  component: lazyRouteComponent(() => import('./runs/run-screen.tsx'), 'RunScreen'),
});

const transaction = createRoute({
  getParentRoute: () => inside,
  path: '/accounts/$account/runs/$run/transactions/$transaction',
  component: lazyRouteComponent(() => import('./runs/transaction-screen.tsx'), 'TransactionScreen'),
});

const call = createRoute({
  getParentRoute: () => inside,
  path: '/accounts/$account/calls/$call',
  component: lazyRouteComponent(() => import('./activity/call-screen.tsx'), 'CallScreen'),
});

const quota = createRoute({
  getParentRoute: () => inside,
  path: '/quota',
  component: lazyRouteComponent(() => import('./quota/quota-screen.tsx'), 'QuotaScreen'),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-screen.tsx'), 'SettingsScreen'),
});

const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/profile' });
  },
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: '/profile',
  component: lazyRouteComponent(() => import('./settings/profile-screen.tsx'), 'ProfileScreen'),
});

const people = createRoute({
  getParentRoute: () => settings,
  path: '/people',
  component: lazyRouteComponent(() => import('./settings/people-screen.tsx'), 'PeopleScreen'),
});

const tokens = createRoute({
  getParentRoute: () => settings,
  path: '/tokens',
  component: lazyRouteComponent(() => import('./settings/tokens-screen.tsx'), 'TokensScreen'),
});

const singleSignOn = createRoute({
  getParentRoute: () => settings,
  path: '/single-sign-on',
  component: lazyRouteComponent(() => import('./settings/single-sign-on-screen.tsx'), 'SingleSignOnScreen'),
});

const audit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('./settings/audit-screen.tsx'), 'AuditScreen'),
});

const events = createRoute({
  getParentRoute: () => settings,
  path: '/events',
  component: lazyRouteComponent(() => import('./settings/events-screen.tsx'), 'EventsScreen'),
});

const eventEndpoint = createRoute({
  getParentRoute: () => settings,
  path: '/events/$endpoint',
  component: lazyRouteComponent(() => import('./settings/event-endpoint-screen.tsx'), 'EventEndpointScreen'),
});

const keys = createRoute({
  getParentRoute: () => settings,
  path: '/keys',
  component: lazyRouteComponent(() => import('./settings/keys-screen.tsx'), 'KeysScreen'),
});

const routeTree = root.addChildren([
  signIn,
  inside.addChildren([
    home,
    library,
    connector,
    setup,
    installed,
    accounts,
    account,
    install,
    accountConnector,
    explorer,
    cycle.addChildren([cycleOverview, cycleRuns, cycleSettings, cycleVersions]),
    templates,
    template,
    installTemplate,
    cycleBuilder,
    templateBuilder,
    activity,
    runs,
    run,
    transaction,
    call,
    quota,
    settings.addChildren([settingsHome, profile, people, tokens, events, eventEndpoint, keys, singleSignOn, audit]),
  ]),
]);

/** Every screen and its address; each screen is a file of its own that is loaded when first needed. */
export function createConsoleRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingComponent: () => <LoadingState what="Loading" />,
    defaultErrorComponent: BrokenScreen,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
