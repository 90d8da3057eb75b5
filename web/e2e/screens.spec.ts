import { axe, expect, newCentre, test } from './studio';

const screens = ['', 'diagnosis', 'map', 'routing', 'skills', 'indicators', 'sizing', 'cursor', 'findings', 'whatif', 'actions', 'report', 'versions', 'settings'];

// A centre with the results of a diagnosis, and one without anything: every view of both, in both themes.
test('no view has a barrier', async ({ studio: page }) => {
  test.setTimeout(400_000);
  await axe(page, 'centres');
  const empty = await newCentre(page, 'Sans données');
  await page.getByRole('link', { name: 'Tous les centres' }).click();
  await page.getByRole('button', { name: /Ouvrir l’exemple Maison Lumen/ }).click();
  await page.waitForURL(/\/centres\//);
  const full = page.url();
  await page.goto(`${full}/diagnosis`);
  await page.getByRole('button', { name: 'Diagnostic seul' }).click();
  await expect(page.getByRole('region', { name: 'Dernières études' }).getByText('Terminée', { exact: true })).toBeVisible({ timeout: 200_000 });
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const centre of [empty, full]) {
      for (const screen of screens) {
        await page.goto(`${centre}/${screen}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        await axe(page, `${screen} ${scheme}`);
      }
    }
  }
});
