import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { DataTable } from '../../src/studio/sections/DataTable';
import { SectionView } from '../../src/studio/sections/SectionView';
import { report, section } from '../fixture';
import { show } from '../show';

vi.mock('../../src/studio/sections/Plot', () => ({ default: () => <div role="img" aria-label="plot" /> }));

const rowsOf = (table: HTMLElement) => within(table).getAllByRole('row').slice(1).map((row) => within(row).getByRole('rowheader').textContent);

describe('a section', () => {
  test('says its headline first and shows every kind of block', async () => {
    await show(<SectionView section={section} document={report} />);
    expect(screen.getByRole('region', { name: 'Mutualiser suffit.' })).toBeTruthy();
    for (const text of ['Un paragraphe.', 'Un intertitre', 'Une réserve.', 'Une note.', 'Deux points', '90 % ± 4', 'Heures par flux', 'Le coude est à 80 %.', 'Bande : 95 %.', 'Une seule personne sait faire.', 'Décroché']) {
      expect(screen.getByText(text), text).toBeTruthy();
    }
  });

  test('a figure with a source opens into it and closes again; one without is no button', async () => {
    await show(<SectionView section={section} document={report} />);
    const figure = screen.getByRole('button', { name: /Service/ });
    expect(screen.queryByText('pris ÷ présentés')).toBeNull();
    await userEvent.click(figure);
    expect(figure.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText('pris ÷ présentés')).toBeTruthy();
    await userEvent.click(figure);
    expect(screen.queryByText('pris ÷ présentés')).toBeNull();
    expect(screen.queryByRole('button', { name: /Abandons/ })).toBeNull();
  });

  test('a chart turns into its table and back, in the words of the report', async () => {
    await show(<SectionView section={section} document={report} />);
    expect(await screen.findByRole('img', { name: 'plot' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Tableau' }));
    expect(screen.getByRole('group', { name: 'Points de la courbe' })).toBeTruthy();
    expect(screen.queryByRole('img', { name: 'plot' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Graphique' }));
    expect(await screen.findByRole('img', { name: 'plot' })).toBeTruthy();
  });

  test('how serious a finding is can be read without colour', async () => {
    await show(<SectionView section={section} document={report} />);
    expect(screen.getByText('●●●●')).toBeTruthy();
    expect(screen.getByText('●●○○')).toBeTruthy();
    expect(screen.getByText('2 preuves').closest('details')?.open).toBe(false);
  });

  test('a kind of block from the future leaves the rest standing', async () => {
    const future = { ...section, blocks: [{ kind: 'hologram' } as never, ...section.blocks] };
    await show(<SectionView section={future} document={report} />);
    expect(screen.getByText('Un paragraphe.')).toBeTruthy();
  });
});

describe('a table', () => {
  const table = section.blocks.flatMap((block) => (block.kind === 'grid' ? [block.table] : []))[0]!;

  test('is sorted by its heads, the total stays last, the third click brings the first order back', async () => {
    await show(<DataTable table={table} numbers={report.numbers} />);
    const head = screen.getByRole('button', { name: /Heures/ });
    await userEvent.click(head);
    expect(rowsOf(screen.getByRole('table'))).toEqual(['Téléphone', 'Chat', 'Mail', 'Total']);
    expect(screen.getByRole('columnheader', { name: /Heures/ }).getAttribute('aria-sort')).toBe('descending');
    await userEvent.click(head);
    expect(rowsOf(screen.getByRole('table'))).toEqual(['Mail', 'Chat', 'Téléphone', 'Total']);
    await userEvent.click(head);
    expect(rowsOf(screen.getByRole('table'))).toEqual(['Chat', 'Mail', 'Téléphone', 'Total']);
  });

  test('is copied as it stands', async () => {
    const user = userEvent.setup();
    await show(<DataTable table={table} numbers={report.numbers} />);
    await user.click(screen.getByRole('button', { name: 'Copier le tableau' }));
    expect(await navigator.clipboard.readText()).toBe('Flux\tHeures\nChat\t20\nMail\t3\nTéléphone\t1\u202f000\nTotal\t1\u202f023');
    expect(await screen.findByText(/4 lignes copiées/)).toBeTruthy();
  });

  test('of five thousand rows puts only those in view into the page', async () => {
    const long = { ...table, rows: Array.from({ length: 5000 }, (_, place) => ({ cells: [`A${place}`, String(place)] })) };
    await show(<DataTable table={long} numbers={report.numbers} />);
    expect(screen.getAllByRole('row').length).toBeLessThan(100);
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('5001');
  });

  test('longer than a screen is filtered', async () => {
    const long = { ...table, rows: Array.from({ length: 40 }, (_, place) => ({ cells: [`Équipe ${place}`, String(place)] })) };
    await show(<DataTable table={long} numbers={report.numbers} />);
    await userEvent.type(screen.getByRole('searchbox'), 'equipe 7');
    expect(rowsOf(screen.getByRole('table'))).toEqual(['Équipe 7']);
    await userEvent.type(screen.getByRole('searchbox'), 'zz');
    expect(screen.getByText(/Aucune ligne ne contient/)).toBeTruthy();
  });
});
