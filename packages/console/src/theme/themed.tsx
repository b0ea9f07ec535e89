import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import './console.css';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { pageNonce } from './page-nonce.ts';
import { cssVariables, theme } from './theme.ts';

/** The look of the console around a page. Style elements carry the nonce that the server gave to this load of it. */
export function Themed({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={pageNonce}
    >
      {children}
    </MantineProvider>
  );
}
