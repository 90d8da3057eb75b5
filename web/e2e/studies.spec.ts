import { expect, test } from './studio';

// A study goes on while the page is reloaded and while the host is killed; it is cancelled from any view.
test('a study outlives a reload and a host that is killed, and is cancelled', async ({ studio: page, host }) => {
  await page.getByRole('button', { name: /Ouvrir l’exemple Banque anonyme/ }).click();
  await page.waitForURL(/\/centres\/[^/]+$/);
  const centre = page.url();
  await page.getByRole('button', { name: 'Lancer l’étude complète' }).click();
  const progress = page.getByRole('banner').getByRole('progressbar');
  await expect(progress).toBeVisible();
  await page.reload();
  await expect(progress).toBeVisible();
  await host.killAndStart();
  await page.goto(`${centre}/findings`);
  await expect(progress).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Annuler l’étude' }).click();
  await expect(progress).toBeHidden({ timeout: 60_000 });
  await page.goto(`${centre}/diagnosis`);
  await expect(page.getByRole('region', { name: 'Dernières études' }).getByText('Annulée')).toBeVisible();
});
