import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { IconName } from '../parts/Icon';

export interface ScreenProps {
  /** Of the centre. */
  id: string;
}

export interface Screen {
  /** The address below the centre's, and the key of its texts. */
  key: 'home' | 'diagnosis' | 'map' | 'routing' | 'skills' | 'indicators' | 'sizing' | 'cursor' | 'findings' | 'whatif' | 'actions' | 'report' | 'versions' | 'settings';
  icon: IconName;
  group: 'lead' | 'understand' | 'decide' | 'keep';
  view: LazyExoticComponent<ComponentType<ScreenProps>>;
}

const results = (screen: 'map' | 'routing' | 'skills' | 'indicators' | 'sizing' | 'cursor') =>
  lazy(async () => {
    const { resultsScreen } = await import('../screens/results/Results');
    return { default: resultsScreen(screen) };
  });

/** The views of a centre in their order. A new one is one folder and one line. */
export const screens: readonly Screen[] = [
  { key: 'home', icon: 'home', group: 'lead', view: lazy(() => import('../screens/home/Home')) },
  { key: 'diagnosis', icon: 'steps', group: 'lead', view: lazy(() => import('../screens/diagnosis/Diagnosis')) },
  { key: 'map', icon: 'map', group: 'understand', view: results('map') },
  { key: 'routing', icon: 'routing', group: 'understand', view: results('routing') },
  { key: 'skills', icon: 'skills', group: 'understand', view: results('skills') },
  { key: 'indicators', icon: 'indicators', group: 'understand', view: results('indicators') },
  { key: 'sizing', icon: 'sizing', group: 'decide', view: results('sizing') },
  { key: 'cursor', icon: 'cursor', group: 'decide', view: results('cursor') },
  { key: 'findings', icon: 'findings', group: 'decide', view: lazy(() => import('../screens/findings/Findings')) },
  { key: 'whatif', icon: 'whatif', group: 'decide', view: lazy(() => import('../screens/whatif/WhatIf')) },
  { key: 'actions', icon: 'actions', group: 'keep', view: lazy(() => import('../screens/actions/ActionPlan')) },
  { key: 'report', icon: 'report', group: 'keep', view: lazy(() => import('../screens/report/Report')) },
  { key: 'versions', icon: 'versions', group: 'keep', view: lazy(() => import('../screens/versions/Versions')) },
  { key: 'settings', icon: 'settings', group: 'keep', view: lazy(() => import('../screens/settings/Settings')) },
];

export function addressOf(centre: string, screen: Screen['key'], anchor = ''): string {
  return `/centres/${centre}${screen === 'home' ? '' : `/${screen}`}${anchor === '' ? '' : `#${anchor}`}`;
}
