import type { ChangeNeeds } from '../account-connectors/change-installation.ts';
import type { TestNeeds } from '../account-connectors/test-installation.ts';
import type { Route } from '../http/route.ts';
import { deleteSetupLink } from './delete-setup-link.ts';
import { getOpenSetupLink } from './get-open-setup-link.ts';
import { getSetupLinks } from './get-setup-links.ts';
import { postSetupLinkFinish } from './post-setup-link-finish.ts';
import { postSetupLinkOpen } from './post-setup-link-open.ts';
import { postSetupLinkTest } from './post-setup-link-test.ts';
import { postSetupLink } from './post-setup-link.ts';
import { putSetupLinkProperties } from './put-setup-link-properties.ts';

/** The routes of setup links: the partner's, and those of the page behind one. */
export function setupLinkRoutes(
  needs: ChangeNeeds & TestNeeds & { readonly publicUrl: () => string },
): readonly Route[] {
  return [
    getSetupLinks,
    postSetupLink(needs),
    deleteSetupLink,
    postSetupLinkOpen(needs),
    getOpenSetupLink(needs),
    putSetupLinkProperties(needs),
    postSetupLinkTest(needs),
    postSetupLinkFinish(needs),
  ];
}
