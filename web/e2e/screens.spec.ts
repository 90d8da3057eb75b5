import { resolve } from 'node:path';
import { axe, expect, newCentre, test } from './studio';

const screens = ['', 'diagnosis', 'map', 'routing', 'skills', 'indicators', 'sizing', 'cursor', 'findings', 'whatif', 'actions', 'report', 'versions', 'settings'];
const pictures = resolve(import.meta.dirname, '../../artifacts/screens');

// A centre with the results of a diagnosis, and one without anything: every view of both, in both themes. Pictures stay in artifacts/screens.
test('no view has a barrier', async ({ studio: page }) => {
  test.setTimeout(900_000);
  await axe(page, 'centres');
  const empty = await newCentre(page, 'Sans données');
  await page.getByRole('link', { name: 'Tous les centres' }).click();
  await page.getByRole('button', { name: /Ouvrir l’exemple Maison Lumen/ }).click();
  await page.waitForURL(/\/centres\//);
  const full = page.url();
  await expect(page.locator('#navigation a'), 'the list above has every view').toHaveCount(screens.length);
  await page.goto(`${full}/diagnosis`);
  await page.getByRole('button', { name: 'Diagnostic seul' }).click();
  await expect(page.getByRole('region', { name: 'Dernières études' }).getByText('Terminée', { exact: true })).toBeVisible({ timeout: 300_000 });
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const [state, centre] of [['empty', empty], ['full', full]] as const) {
      for (const screen of screens) {
        const name = screen === '' ? 'home' : screen;
        await page.goto(`${centre}/${screen}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 60_000 });
        await axe(page, `${name} ${state} ${scheme}`);
        await page.screenshot({ path: `${pictures}/${name}-${state}-${scheme}.png` });
      }
    }
  }
});

// A tablet: nothing is wider than the page, and the navigation opens and closes.
for (const [width, height] of [[1024, 768], [820, 1180]] as const) {
  test(`works at ${width} by ${height}`, async ({ studio: page }) => {
    await page.setViewportSize({ width, height });
    const centre = await newCentre(page, `Tablette ${width}`);
    for (const screen of screens) {
      await page.goto(`${centre}/${screen}`);
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 60_000 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), screen).toBeLessThanOrEqual(0);
    }
    if (width < 900) {
      await page.getByRole('button', { name: 'Navigation du centre' }).click();
      await page.getByRole('link', { name: 'Réglages' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Réglages' })).toBeVisible();
      await expect(page.locator('#navigation')).toBeHidden();
    }
  });
}

test('the keyboard reaches everything: skip link, navigation, a view', async ({ studio: page }) => {
  const centre = await newCentre(page, 'Clavier');
  await page.goto(centre);
  await expect(page.getByRole('heading', { level: 1, name: 'Accueil' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
  await page.getByRole('link', { name: 'Constats' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Constats' })).toBeFocused();
});
