import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { ChartBlock } from '../../../src/studio/api/report';
import { SectionView } from '../../../src/studio/sections/SectionView';
import { blocks, report, section } from '../../fixture';
import { show } from '../../show';
import { map } from './fixture';

vi.mock('../../../src/studio/sections/Plot', () => ({ default: ({ chart }: { chart: ChartBlock }) => <div role="img" aria-label={chart.sentence} /> }));

const chart = { ...(blocks.find((block) => block.kind === 'chart') as ChartBlock), key: 'centre-map', title: 'Déclaré et observé', map };
const rows = () => screen.getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell').map((cell) => cell.textContent));

async function open() {
  await show(<SectionView section={{ ...section, blocks: [chart] }} document={report} />);
  await screen.findByRole('img', { name: /^Différence/ });
}

test('the source is switched, and the table says what that source says', async () => {
  await open();
  expect(rows()).toHaveLength(map.ways.length);
  await userEvent.click(screen.getByRole('button', { name: 'Observé' }));
  expect(screen.getByRole('button', { name: 'Observé' }).getAttribute('aria-pressed')).toBe('true');
  expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['De', 'Vers', 'Comment', 'Observé, par semaine']);
  expect(rows()).toHaveLength(map.ways.filter((way) => way.observed !== null).length);
  expect(screen.getByRole('img', { name: /^Observé/ })).toBeTruthy();
});

test('by the keyboard alone: a flow is chosen, a word typed, and all filters are cleared', async () => {
  await open();
  expect(screen.queryByRole('button', { name: 'Effacer les filtres' })).toBeNull();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Flux' }), 'Courriel');
  expect(screen.getByText('Lieux\u202f: 3 sur 11. Voies\u202f: 2 sur 13.', { normalizer: (text) => text }).getAttribute('role')).toBe('status');
  screen.getByRole('searchbox', { name: 'Chercher un lieu' }).focus();
  await userEvent.keyboard('nord');
  expect(screen.getByText('Rien sur la carte ne répond à ces filtres.').getAttribute('role')).toBe('status');
  expect(screen.queryByRole('img')).toBeNull();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(rows()).toHaveLength(map.ways.length);
});
