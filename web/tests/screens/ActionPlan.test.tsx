import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import ActionPlan from '../../src/studio/screens/actions/ActionPlan';
import { AddToPlan } from '../../src/studio/screens/actions/AddToPlan';
import type { Actions } from '../../src/studio/api/types';
import { answer } from '../host';
import { show } from '../show';

const action = { id: 'a1', title: 'Former A31', owner: 'Camille', due: '2020-01-31', state: 'todo', expected: '3 points', measured: null, finding: 'SKILL-01', note: '' };

/** Each test has a centre of its own: editors outlive views. */
function host(centre: string, items: object[]) {
  const saved: { version: number; content: Actions }[] = [];
  answer({
    [`GET /centres/${centre}/documents/actions`]: () => ({ kind: 'actions', version: 1, at: null, who: null, note: null, content: { items } }),
    [`PUT /centres/${centre}/documents/actions`]: (body) => {
      const { version, content } = body as { version: number; content: Actions };
      saved.push({ version, content });
      return { kind: 'actions', version: version + 1, at: null, who: null, note: null, content };
    },
  });
  return saved;
}

const column = (name: string) => screen.getByRole('region', { name: new RegExp(`^${name}`) });

test('a card is moved by the keyboard, keeps the focus, is announced and saved', async () => {
  const saved = host('k1', [action]);
  await show(<ActionPlan id="k1" />);
  const card = await screen.findByRole('button', { name: 'Former A31' });
  expect(within(column('À faire')).getByText('Former A31')).toBeTruthy();
  card.focus();
  await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
  expect(within(column('En cours')).getByText('Former A31')).toBeTruthy();
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Former A31'));
  expect(screen.getByText(/est maintenant dans « En cours »/)).toBeTruthy();
  await waitFor(() => expect(saved.at(-1)?.content.items[0]?.state).toBe('doing'), { timeout: 15_000 });
  expect(saved).toHaveLength(1);
});

test('an action that is past its day says so', async () => {
  host('k2', [action, { ...action, id: 'a2', title: 'Faite', state: 'done' }]);
  await show(<ActionPlan id="k2" />);
  await screen.findByText('Former A31');
  expect(screen.getAllByText(/en retard depuis le 31 janv\. 2020/)).toHaveLength(1);
});

test('a deleted action comes back with one click', async () => {
  host('k3', [action]);
  await show(<ActionPlan id="k3" />);
  await userEvent.click(await screen.findByRole('button', { name: 'Former A31' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Supprimer l’action' }));
  expect(await screen.findByText('Aucune action pour l’instant.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Annuler' }));
  expect(await screen.findByText('Former A31')).toBeTruthy();
});

test('a finding becomes an action once', async () => {
  const saved = host('k4', []);
  await show(<AddToPlan centre="k4" code="SKILL-01" sentence="Une seule personne sait faire." />);
  await userEvent.click(await screen.findByRole('button', { name: /Ajouter au plan/ }));
  expect(screen.queryByRole('button', { name: /Ajouter au plan/ })).toBeNull();
  expect(screen.getByRole('link', { name: 'Au plan d’action' })).toBeTruthy();
  await waitFor(() => expect(saved.at(-1)?.content.items).toMatchObject([{ title: 'Une seule personne sait faire.', finding: 'SKILL-01', state: 'todo' }]), { timeout: 15_000 });
});
