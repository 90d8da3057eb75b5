import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { resolve } from 'node:path';
import { expect, newCentre, test } from './studio';

const log = () => readFile(resolve(import.meta.dirname, '../../samples/maison-lumen/contacts.csv.gz'));

// Killed while a file comes in: what was acknowledged is all there, and of the half that came nothing counts.
test('an import outlives a host that is killed', async ({ studio: page, host }) => {
  const centre = await newCentre(page, 'Coupure à l’import');
  const api = `/api${new URL(centre).pathname}`;
  await page.locator('input[type=file]').setInputFiles({ name: 'entier.csv.gz', mimeType: 'application/gzip', buffer: await log() });
  await expect(page.getByRole('button', { name: 'Voir la lecture' }), 'it is acknowledged').toBeVisible();
  const kept = host.files();

  const cookie = (await page.context().cookies()).map((one) => `${one.name}=${one.value}`).join('; ');
  const upload = request(`${host.origin}${api}/files?name=moitie.csv`, { method: 'POST', headers: { cookie, 'x-plateau': '1', 'content-length': 50_000_000 } });
  const cut = new Promise<void>((done) => upload.once('error', () => done()));
  upload.write(Buffer.alloc(5_000_000, 'contact_id,queue,arrival\n'));
  await expect.poll(() => host.files().length, { message: 'the upload is under way' }).toBeGreaterThan(kept.length);
  await host.killAndStart();
  await cut;

  // What the cut left is a draft, under a name that is no file's.
  const isKept = (file: string) => /^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(file);
  expect(host.files().filter(isKept)).toEqual(kept.filter(isKept));
  const answer = await page.request.get(`${host.origin}${api}/documents/sources`);
  const sources = (await answer.json()) as { content: { items: { id: string; name: string; file: string }[] } };
  expect(sources.content.items.map((item) => item.name)).toEqual(['entier.csv.gz']);
  for (const item of sources.content.items) {
    expect(host.files()).toContain(`${item.file.slice(0, 2)}/${item.file}`);
    expect((await page.request.get(`${host.origin}${api}/sources/${item.id}/preview`)).status()).toBe(200);
  }
  await page.reload();
  await expect(page.getByText('entier.csv.gz').first()).toBeVisible();
  await expect(page.getByText('moitie.csv')).toHaveCount(0);
  // And the same file again, whole.
  await page.locator('input[type=file]').setInputFiles({ name: 'moitie.csv', mimeType: 'text/csv', buffer: Buffer.from('contact_id,queue,arrival\n1,Ventes,2026-01-05 09:00\n') });
  await expect(page.getByText('moitie.csv').first()).toBeVisible();
});

test('the columns of a file are named in the words of the reader', async ({ studio: page }) => {
  await newCentre(page, 'Colonnes');
  await page.locator('input[type=file]').setInputFiles({ name: 'appels.csv', mimeType: 'text/csv', buffer: Buffer.from('contact_id,queue,arrival,answered,end,outcome\n1,Ventes,2026-01-05 09:00:00,2026-01-05 09:00:10,2026-01-05 09:03:00,answered\n') });
  await page.getByRole('button', { name: 'Voir la lecture' }).click();
  const field = page.getByRole('combobox', { name: /queue/ });
  await expect(field.locator('option:checked')).toHaveText('Flux');
  expect((await field.locator('option').allTextContents()).filter((text) => /\(|[a-z][A-Z]/.test(text))).toEqual([]);
});
