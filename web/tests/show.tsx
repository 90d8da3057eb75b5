import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Toasts } from '../src/studio/parts/Toasts';
import { theme } from '../src/studio/theme/theme';
import { startTexts } from '../src/studio/texts/i18n';

/** Draws a component with all that surrounds it in the studio, in French unless said otherwise. */
export async function show(node: ReactNode, language: 'fr' | 'en' = 'fr'): Promise<RenderResult> {
  await startTexts(language);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>{node}<Toasts /></QueryClientProvider>
    </MantineProvider>,
  );
}
