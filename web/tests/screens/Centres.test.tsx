import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import Centres from '../../src/studio/screens/centres/Centres';
import { answer, Refusal } from '../host';
import { show } from '../show';

const centre = { id: 'c1', name: 'Maison Lumen', createdAt: '2026-01-05T08:00:00Z', changedAt: '2026-01-06T08:00:00Z', changedBy: 'Sam', sources: 2, lastStudy: null, running: null };

test('an empty studio says what to do first', async () => {
  answer({ 'GET /centres': () => [], 'GET /samples': () => [] });
  await show(<Centres />);
  expect(await screen.findByRole('button', { name: 'Nouveau centre' })).toBeTruthy();
  expect(screen.getByText(/Un nom suffit/)).toBeTruthy();
});

test('a centre is made from its name alone, and opens on its first step', async () => {
  const asked = answer({ 'GET /centres': () => [centre], 'GET /samples': () => [], 'POST /centres': () => ({ ...centre, id: 'c2' }) });
  await show(<Centres />);
  await userEvent.click(await screen.findByRole('button', { name: 'Nouveau centre' }));
  const create = screen.getByRole('button', { name: 'Créer le centre' });
  expect((create as HTMLButtonElement).disabled).toBe(true);
  await userEvent.type(screen.getByRole('textbox'), '  Lyon ');
  await userEvent.click(create);
  const [, init] = asked.mock.calls.find(([, one]) => one?.method === 'POST') ?? [];
  expect(JSON.parse(init.body)).toEqual({ name: 'Lyon', language: 'fr' });
  expect(init.headers['X-Plateau']).toBe('1');
  expect(window.location.pathname).toBe('/centres/c2/diagnosis');
});

test('nothing is deleted without a question that names it', async () => {
  const asked = answer({ 'GET /centres': () => [centre], 'GET /samples': () => [], 'DELETE /centres/c1': () => undefined });
  await show(<Centres />);
  await userEvent.click(await screen.findByRole('button', { name: 'Supprimer Maison Lumen' }));
  expect(await screen.findByText('Supprimer « Maison Lumen » ?')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Annuler' }));
  expect(asked.mock.calls.some(([, init]) => init?.method === 'DELETE')).toBe(false);
});

test('a refusal is said in the words of the host, with every problem and what it may be', async () => {
  answer({ 'GET /samples': () => [], 'GET /centres': () => new Refusal(503, { code: 'database', title: 'La base ne répond pas.', problems: [{ place: 'ligne 3', sentence: 'Le disque est plein.', maybe: 'Peut-être faut-il libérer 2 Go.' }] }) });
  await show(<Centres />);
  expect(await screen.findByText('La base ne répond pas.')).toBeTruthy();
  expect(screen.getByText('Peut-être faut-il libérer 2 Go.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Réessayer' })).toBeTruthy();
});

test('English says the same', async () => {
  answer({ 'GET /centres': () => [centre], 'GET /samples': () => [] });
  await show(<Centres />, 'en');
  expect(await screen.findByText('2 files')).toBeTruthy();
  expect(screen.getByText(/changed 6 Jan 2026.* by Sam/)).toBeTruthy();
});
