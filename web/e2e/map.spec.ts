import { axe, expect, test } from './studio';

// The map of the invented retailer: what is declared, what its logs show, the difference; filtered by the keyboard.
for (const language of ['fr', 'en'] as const) {
  test.describe(language, () => {
    test.use({ language });

    test('the map is switched and filtered', async ({ studio: page }) => {
      test.setTimeout(300_000);
      const fr = language === 'fr';
      await page.getByRole('button', { name: fr ? /Ouvrir l’exemple Maison Lumen/ : /Open the sample Maison Lumen/ }).click();
      await page.waitForURL(/\/centres\/[^/]+$/);
      const centre = page.url();
      await page.goto(`${centre}/diagnosis`);
      await page.getByRole('button', { name: fr ? 'Diagnostic seul' : 'Diagnosis only' }).click();
      await expect(page.getByRole('region', { name: fr ? 'Dernières études' : 'Last studies' }).getByText(fr ? 'Terminée' : 'Done', { exact: true })).toBeVisible({ timeout: 300_000 });
      // Each figure of the answer opens into where it comes from.
      await page.goto(centre);
      const figures = page.locator('section', { has: page.locator('#figures') }).getByRole('button');
      await expect(figures.first()).toBeVisible();
      for (const figure of await figures.all()) {
        await figure.click();
        await expect(figure).toHaveAttribute('aria-expanded', 'true');
        await expect(page.getByText(fr ? 'Formule' : 'Formula', { exact: true })).toBeVisible();
      }
      expect(await page.locator('section', { has: page.locator('#figures') }).locator('dl').count()).toBe(1);
      await axe(page, 'home with a figure open');

      await page.goto(`${centre}/map`);
      const tools = page.getByRole('group', { name: fr ? 'Filtres de la carte' : 'Filters of the map' });
      const figure = page.getByRole('figure').filter({ has: tools });
      const difference = tools.getByRole('button', { name: fr ? 'Différence' : 'Difference' });
      await expect(difference).toHaveAttribute('aria-pressed', 'true');
      await expect(figure.locator('svg').first()).toBeVisible({ timeout: 30_000 });
      const status = figure.getByRole('status');
      const whole = await status.textContent();
      const observed = tools.getByRole('button', { name: fr ? 'Observé' : 'Observed' });
      await observed.focus();
      await page.keyboard.press('Enter');
      await expect(observed).toHaveAttribute('aria-pressed', 'true');
      await expect(status).not.toHaveText(whole ?? '');
      await axe(page, 'map observed');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter'); // declared
      const flow = tools.getByRole('combobox', { name: fr ? 'Flux' : 'Flow' });
      await flow.selectOption({ index: 1 });
      const chosen = await flow.locator('option:checked').textContent();
      await expect(figure.getByRole('cell', { name: chosen ?? '', exact: true }).or(figure.getByRole('rowheader', { name: chosen ?? '', exact: true })).first()).toBeVisible();
      await tools.getByRole('searchbox').fill('zzzz');
      await expect(status).toHaveText(fr ? /Rien sur la carte/ : /Nothing on the map/);
      await axe(page, 'map with nothing left');
      await tools.getByRole('button', { name: fr ? 'Effacer les filtres' : 'Clear the filters' }).click();
      await difference.click();
      await expect(status).toHaveText(whole ?? '');
      await axe(page, 'map');
      await figure.screenshot({ path: `../artifacts/screens/map-${language}.png` });
    });
  });
}
