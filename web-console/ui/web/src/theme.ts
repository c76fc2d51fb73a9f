// SPDX-License-Identifier: EPL-2.0
import { Button, createTheme, type CSSVariablesResolver, localStorageColorSchemeManager, type MantineColorsTuple } from '@mantine/core';

/** One accent. Its shades 7 (light) and 4 (dark) are the ones with enough contrast on our surfaces. */
const tide: MantineColorsTuple = [
  '#e8f1fc',
  '#cfe2f8',
  '#a9cdf5',
  '#8abfff',
  '#6cb2ff',
  '#3b8fe8',
  '#1b76d6',
  '#0b63c5',
  '#0952a5',
  '#074286',
];

/** The kit's dark greys have no blue in them; ours do. */
const slate: MantineColorsTuple = [
  '#e2e8ef',
  '#c3ced9',
  '#a0aebc',
  '#6a7989',
  '#3a4857',
  '#222d39',
  '#1b2530',
  '#141c25',
  '#10161d',
  '#0b1015',
];

export const theme = createTheme({
  colors: { tide, dark: slate },
  primaryColor: 'tide',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  fontFamily: 'var(--tg-font)',
  fontFamilyMonospace: 'var(--tg-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'xs' },
      // The kit takes white for granted, which has no contrast on our dark scheme's accent.
      vars: (_, { variant }) => ({ root: variant ? {} : { '--button-color': 'var(--mantine-primary-color-contrast)' } }),
    }),
    TextInput: { defaultProps: { size: 'xs' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, transitionProps: { duration: 100 } } },
  },
});

/** The kit takes our tokens: its own fail the contrast that we promise. */
export const variables: CSSVariablesResolver = () => {
  const tokens = {
    '--mantine-color-body': 'var(--tg-bg)',
    '--mantine-color-text': 'var(--tg-text)',
    '--mantine-color-dimmed': 'var(--tg-dim)',
    '--mantine-color-placeholder': 'var(--tg-dim)',
    '--mantine-color-anchor': 'var(--tg-accent)',
    '--mantine-color-error': 'var(--tg-bad)',
    '--mantine-color-default': 'var(--tg-surface)',
    '--mantine-color-default-hover': 'var(--tg-hover)',
    '--mantine-color-default-color': 'var(--tg-text)',
    '--mantine-color-default-border': 'var(--tg-line-strong)',
    '--mantine-color-disabled': 'var(--tg-sunken)',
    '--mantine-color-disabled-color': 'var(--tg-dim)',
    '--mantine-color-disabled-border': 'var(--tg-line)',
    '--mantine-color-gray-light-hover': 'var(--tg-hover)',
    '--mantine-color-gray-light-color': 'var(--tg-text)',
    '--mantine-line-height': 'var(--tg-line-height)',
  };
  return { variables: {}, light: tokens, dark: tokens };
};

export const schemeManager = localStorageColorSchemeManager({ key: 'tidegate.theme' });
