import { Button, createTheme, type MantineColorsTuple } from '@mantine/core';

// Ten steps of the accent #0b5d66. The variables that components read stand in tokens.css, because the host forbids inline styles.
const accent: MantineColorsTuple = ['#e3f0f1', '#cfe5e7', '#a4ced2', '#78b6bc', '#4f9ea6', '#2f8791', '#1a727c', '#0b5d66', '#084c54', '#063c42'];

export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: 7,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'var(--font)',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'compact-md' },
      // What stands on the accent is dark in the dark theme.
      vars: (_, { variant }) => ({ root: variant === undefined || variant === 'filled' ? { '--button-color': 'var(--accent-ink)' } : {} }),
    }),
    Modal: { defaultProps: { centered: true, padding: 24, radius: 8 } },
    Tooltip: { defaultProps: { openDelay: 300 } },
  },
});
