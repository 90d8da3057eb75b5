import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Settings as Content } from '../../src/studio/api/types';
import Settings from '../../src/studio/screens/settings/Settings';
import { isTarget } from '../../src/studio/screens/settings/target';
import { answer, Refusal } from '../host';
import { show } from '../show';

const content = { name: 'Lumen', language: 'fr', zone: 'Europe/Paris', target: '80/20', targets: {}, seed: null, replications: null, shrinkage: 0.3, indifference: null };

function host(centre: string, write?: (body: { version: number; content: Content }) => unknown) {
  const saved: Content[] = [];
  answer({
    [`GET /centres/${centre}/documents/settings`]: () => ({ kind: 'settings', version: 1, at: null, who: null, note: null, content }),
    [`PUT /centres/${centre}/documents/settings`]: (body) => {
      const sent = body as { version: number; content: Content };
      const said = write?.(sent);
      if (said === undefined) {
        saved.push(sent.content);
      }
      return said ?? { kind: 'settings', version: sent.version + 1, at: null, who: null, note: null, content: sent.content };
    },
  });
  return saved;
}

const soon = { timeout: 15_000 };

describe('settings', () => {
  test('are saved as one types; half a number is neither saved nor lost', async () => {
    const saved = host('s1');
    await show(<Settings id="s1" />);
    const target = await screen.findByRole('textbox', { name: 'Pour tous les flux' });
    await userEvent.clear(target);
    await userEvent.type(target, '90/');
    expect(screen.getByText(/Écrivez une part puis un délai/)).toBeTruthy();
    await userEvent.type(target, '15');
    await waitFor(() => expect(saved.at(-1)?.target).toBe('90/15'), soon);
    expect(saved.map((one) => one.target)).not.toContain('90/');
  });

  test('shares are typed as people say them, with a comma', async () => {
    const saved = host('s2');
    await show(<Settings id="s2" />);
    const shrinkage = await screen.findByRole<HTMLInputElement>('textbox', { name: /Temps indisponible/ });
    expect(shrinkage.value).toBe('30');
    await userEvent.clear(shrinkage);
    await userEvent.type(shrinkage, '32,5');
    await waitFor(() => expect(saved.at(-1)?.shrinkage).toBeCloseTo(0.325), soon);
    await userEvent.clear(shrinkage);
    await waitFor(() => expect(saved.at(-1)?.shrinkage).toBeNull(), soon);
  });

  test('a step back undoes, and is saved', async () => {
    const saved = host('s3');
    await show(<Settings id="s3" />);
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Nom' });
    await userEvent.type(name, '!');
    expect(name.value).toBe('Lumen!');
    await userEvent.click(screen.getByRole('button', { name: 'Annuler la dernière modification' }));
    await waitFor(() => expect(name.value).toBe('Lumen'));
    await new Promise((done) => setTimeout(done, 900));
    expect(saved).toHaveLength(0);
  });

  test('the same field written by somebody else: who, both values, and a choice', async () => {
    const theirs = { kind: 'settings', version: 2, at: '2026-01-06T08:00:00Z', who: 'Sam', note: null, content: { ...content, target: '70/30', zone: 'UTC' } };
    const saved = host('s4', ({ version }) => (version === 1 ? new Refusal(409, { code: 'conflict', title: 'Conflit', current: 2, currentDocument: theirs }) : undefined));
    await show(<Settings id="s4" />);
    const target = await screen.findByRole('textbox', { name: 'Pour tous les flux' });
    await userEvent.clear(target);
    await userEvent.type(target, '90/15');
    const dialog = await screen.findByRole('dialog', undefined, soon);
    expect(dialog.textContent).toContain('Sam');
    expect(dialog.textContent).toContain('70/30');
    expect(dialog.textContent).toContain('90/15');
    expect(dialog.textContent).toContain('Objectif de tous les flux');
    await userEvent.click(screen.getByRole('button', { name: 'Garder le mien' }));
    await waitFor(() => expect(saved.at(-1)).toMatchObject({ target: '90/15', zone: 'UTC' }), soon);
  });
});

test.each([['80/20', true], ['0,8/20', true], ['80%/20s', true], ['99.5 / 30', true], ['80', false], ['80/', false], ['100/20', false], ['0/20', false], ['120/20', false], ['80/-5', false]])('%s is a target: %s', (text, good) => {
  expect(isTarget(text)).toBe(good);
});
