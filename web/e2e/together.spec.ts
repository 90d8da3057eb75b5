import { expect, letIn, newCentre, test } from './studio';

// Two browsers on one centre: nobody overwrites anybody without knowing.
test.describe('two people', () => {
  test('different fields are put together, the same field is a choice', async ({ studio: page, browser, host }) => {
    const centre = await newCentre(page, 'À deux');
    const context = await browser.newContext({ locale: 'fr-FR' });
    const other = await context.newPage();
    await letIn(other, host);
    await page.goto(`${centre}/settings`);
    await other.goto(`${centre}/settings`);
    const target = (who: typeof page) => who.getByRole('textbox', { name: 'Pour tous les flux' });
    const zone = (who: typeof page) => who.getByRole('combobox', { name: 'Fuseau horaire des fichiers' });
    await expect(target(page)).toBeVisible();
    await expect(target(other)).toBeVisible();
    await target(page).fill('80/30');
    await zone(other).fill('Europe/Paris');
    await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();
    await expect(other.getByText('Enregistré', { exact: true })).toBeVisible();
    await expect(zone(page)).toHaveValue('Europe/Paris');
    await expect(target(other)).toHaveValue('80/30');
    // Both write the same within the time of one save.
    await Promise.all([target(page).fill('90/20'), target(other).fill('70/20')]);
    await expect.poll(async () => (await page.getByRole('dialog').count()) + (await other.getByRole('dialog').count())).toBe(1);
    const loser = (await page.getByRole('dialog').count()) === 1 ? page : other;
    const winner = loser === page ? other : page;
    await loser.getByRole('button', { name: 'Garder le mien' }).click();
    const kept = await target(loser).inputValue();
    await expect(target(winner)).toHaveValue(kept);
    await context.close();
  });

  test('typed text outlives a host that is killed', async ({ studio: page, host }) => {
    const centre = await newCentre(page, 'Coupure');
    await page.goto(`${centre}/actions`);
    await page.getByRole('button', { name: 'Nouvelle action' }).first().click();
    await page.getByRole('textbox', { name: 'Responsable' }).fill('Camille');
    await page.getByRole('button', { name: 'Terminé' }).click();
    await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();
    await host.killAndStart();
    await page.reload();
    await expect(page.getByText('Camille')).toBeVisible();
  });
});
