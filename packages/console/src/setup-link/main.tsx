import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../api/query-client.ts';
import { rootElement } from '../theme/root-element.ts';
import { Themed } from '../theme/themed.tsx';
import { SetupLinkPage } from './setup-link-page.tsx';

createRoot(rootElement()).render(
  <StrictMode>
    <Themed>
      <QueryClientProvider client={createQueryClient()}>
        <SetupLinkPage />
      </QueryClientProvider>
    </Themed>
  </StrictMode>,
);
