import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/*
 * The tokens of the console: one neutral scale, one accent, green, amber and red for status alone, a 4-pixel grid, hairlines rather than boxes.
 */

const ink: MantineColorsTuple = [
  '#f7f8fa',
  '#eef0f4',
  '#e1e4ea',
  '#ccd1da',
  '#a6adba',
  '#7c8494',
  '#5b6372',
  '#434a57',
  '#2b303a',
  '#171a21',
];

/** Mantine paints dark surfaces with this scale, lightest first. */
const dark: MantineColorsTuple = [
  '#e6e8ee',
  '#c3c8d2',
  '#9aa2b1',
  '#737c8d',
  '#3a414e',
  '#2b313c',
  '#20252e',
  '#171b22',
  '#12151b',
  '#0d0f14',
];

const azure: MantineColorsTuple = [
  '#edf2ff',
  '#dbe4ff',
  '#b7c8ff',
  '#8da7ff',
  '#6787fb',
  '#466af0',
  '#2f55e6',
  '#2447d8',
  '#1d3ab3',
  '#182f8e',
];

export const theme = createTheme({
  primaryColor: 'azure',
  primaryShade: { light: 7, dark: 5 },
  colors: { azure, gray: ink, dark },
  black: ink[9],
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'JetBrains Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.5rem', lg: '0.75rem', xl: '1rem' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  shadows: {
    xs: '0 1px 2px rgb(16 20 30 / 6%)',
    sm: '0 1px 3px rgb(16 20 30 / 10%)',
    md: '0 6px 20px rgb(16 20 30 / 12%)',
  },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    NumberInput: { defaultProps: { size: 'sm' } },
    Alert: { defaultProps: { variant: 'light' } },
    Card: {
      styles: { root: { borderColor: 'var(--tandem-hairline)', backgroundColor: 'var(--tandem-surface)' } },
    },
    Code: { styles: { root: { backgroundColor: 'var(--mantine-color-default-hover)' } } },
    Table: {
      defaultProps: { verticalSpacing: 7, horizontalSpacing: 'sm', borderColor: 'var(--tandem-hairline)', fz: 'sm' },
      styles: { th: { color: 'var(--tandem-quiet)', fontSize: 'var(--mantine-font-size-xs)', fontWeight: 550 } },
    },
    // Where it scrolls sideways, it can be scrolled by keyboard.
    TableScrollContainer: { defaultProps: { scrollAreaProps: { viewportProps: { tabIndex: 0 } } } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 100 } } },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 120 },
        centered: true,
        closeButtonProps: { 'aria-label': 'Close' },
      },
      styles: { title: { fontWeight: 600 } },
    },
    Drawer: { styles: { title: { fontWeight: 600 } } },
    // The placeholder is an element that no menu may hold.
    Menu: { defaultProps: { transitionProps: { duration: 100 }, withInitialFocusPlaceholder: false } },
    Badge: {
      defaultProps: { variant: 'light', radius: 'sm', size: 'sm' },
      styles: { root: { minWidth: 'max-content' }, label: { textTransform: 'none', fontWeight: 550 } },
    },
    SegmentedControl: {
      // The small one fits into the line of a label or a heading.
      vars: (_theme: unknown, { size }: { readonly size?: string }) => ({
        root: size === 'xs' ? { '--sc-padding': '0 8px', '--sc-font-size': '0.71875rem' } : {},
      }),
      styles: (_theme: unknown, { size }: { readonly size?: string }) => ({
        root: { backgroundColor: 'var(--tandem-sunken)', ...(size === 'xs' && { padding: 2 }) },
        label: size === 'xs' ? { lineHeight: '20px' } : {},
      }),
    },
  },
});

/** Surfaces and hairlines that Mantine has no name for. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--tandem-page-width': '1200px' },
  light: {
    '--tandem-page': '#fbfbfc',
    '--tandem-surface': '#ffffff',
    '--tandem-sunken': ink[1],
    '--tandem-hairline': ink[2],
    '--tandem-quiet': ink[6],
    '--mantine-color-default-border': ink[3],
    '--mantine-color-green-light': '#e3f5e8',
    '--mantine-color-green-light-color': '#17653a',
    '--mantine-color-yellow-light': '#fdf3d7',
    '--mantine-color-yellow-light-color': '#7d4e00',
    '--mantine-color-red-light': '#fdecec',
    '--mantine-color-red-light-color': '#b3261e',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-gray-light-color': ink[7],
    '--mantine-color-dimmed': ink[6],
    '--mantine-color-placeholder': '#6a7282',
  },
  dark: {
    '--tandem-page': dark[9],
    '--tandem-surface': dark[8],
    '--tandem-sunken': dark[7],
    '--tandem-hairline': dark[5],
    '--tandem-quiet': dark[2],
    '--mantine-color-gray-light': dark[5],
    '--mantine-color-gray-light-color': dark[1],
    '--mantine-color-azure-light': '#1c2a57',
    '--mantine-color-azure-light-color': '#b7c8ff',
    '--mantine-color-green-light': '#12301f',
    '--mantine-color-green-light-color': '#7fd6a0',
    '--mantine-color-yellow-light': '#33280c',
    '--mantine-color-yellow-light-color': '#e9c46a',
    '--mantine-color-red-light': '#3a1a1b',
    '--mantine-color-red-light-color': '#ff9c96',
    '--mantine-color-error': '#ff9c96',
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': '#8d96a6',
  },
});
