import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { axe, expect, newCentre, test } from './studio';

const sample = (name: string) => resolve(import.meta.dirname, '../../samples', name);

// The whole way from an uploaded log to an exported report, in both languages.
for (const language of ['fr', 'en'] as const) {
  test.describe(language, () => {
    test.use({ language });

    test('from an uploaded log to the report', async ({ studio: page }) => {
      const fr = language === 'fr';
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      const centre = await newCentre(page, `Helpdesk ${language}`);
      await page.locator('input[type=file]').setInputFiles(sample('maison-lumen/contacts.csv.gz'));
      await expect(page.getByText('contacts.csv.gz').first()).toBeVisible();
      await page.getByRole('button', { name: fr ? 'Voir la lecture' : 'See how it is read' }).click();
      await expect(page.getByRole('columnheader', { name: fr ? 'Ce que c’est' : 'What it is' })).toBeVisible();
      await axe(page, 'import');
      await page.getByRole('button', { name: fr ? 'Diagnostic seul' : 'Diagnosis only' }).click();
      await expect(page.getByRole('region', { name: fr ? 'Dernières études' : 'Last studies' }).getByText(fr ? 'Terminée' : 'Done', { exact: true })).toBeVisible({ timeout: 90_000 });
      await page.goto(`${centre}/findings`);
      await expect(page.getByRole('listitem').first()).toBeVisible();
      await page.goto(`${centre}/report`);
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: fr ? 'Données (JSON)' : 'Data (JSON)' }).click()]);
      expect((await readFile(await download.path(), 'utf8')).length).toBeGreaterThan(1000);
      await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible();
    });
  });
}

test('a file that is no log says so, and what to do', async ({ studio: page }) => {
  await newCentre(page, 'Mauvais fichier');
  await page.locator('input[type=file]').setInputFiles({ name: 'vide.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) });
  await expect(page.getByRole('alert')).toContainText('vide.csv');
});

test('a name with a script in it is a name', async ({ studio: page }) => {
  const name = '<img src=x onerror=alert(1)>';
  await newCentre(page, name);
  await expect(page.getByText(name).first()).toBeVisible();
});
