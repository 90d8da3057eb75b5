import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { client } from './api/queries';
import { Loading } from './parts/states';
import { Toasts } from './parts/Toasts';
import { CentreShell } from './shell/CentreShell';
import { TopLevel } from './shell/TopLevel';
import { theme } from './theme/theme';

const Centres = lazy(() => import('./screens/centres/Centres'));

const scheme = localStorageColorSchemeManager({ key: 'plateau-colours' });

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={scheme} withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={client}>
        <Switch>
          <Route path="/centres/:id/*?">{(route) => <CentreShell key={route.id} id={route.id} screen={route['*'] ?? ''} />}</Route>
          <Route>
            <TopLevel>
              <Suspense fallback={<Loading />}>
                <Centres />
              </Suspense>
            </TopLevel>
          </Route>
        </Switch>
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  );
}
