import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { startHost, type Host } from './host';

/** One host for a file of tests; a page that is let in, in the language of the test. */
export const test = base.extend<{ language: 'fr' | 'en'; studio: Page }, { host: Host }>({
  host: [async ({}, use, worker) => {
    const host = await startHost(5300 + worker.workerIndex);
    await use(host);
    host.stop();
  }, { scope: 'worker' }],
  language: ['fr', { option: true }],
  studio: async ({ browser, host, language }, use) => {
    const context = await browser.newContext({ locale: language === 'fr' ? 'fr-FR' : 'en-GB', viewport: { width: 1280, height: 720 } });
    const page = await context.newPage();
    const outside: string[] = [];
    page.on('request', (request) => { if (!request.url().startsWith(host.origin)) { outside.push(request.url()); } });
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(error.message));
    page.on('console', (message) => { if (/Content Security Policy/i.test(message.text())) { broken.push(message.text()); } });
    await letIn(page, host);
    await use(page);
    expect(outside, 'no request leaves the host').toEqual([]);
    expect(broken, 'no error and nothing that the policy forbids').toEqual([]);
    await context.close();
  },
});

export async function letIn(page: Page, host: Host): Promise<void> {
  // The address works once; a new one is printed after each use. Tests that need a second browser take its cookie.
  const state = kept.get(host.origin);
  if (state === undefined) {
    await page.goto(host.address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    kept.set(host.origin, await page.context().cookies());
  } else {
    await page.context().addCookies(state);
    await page.goto(host.origin);
  }
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

const kept = new Map<string, Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>>();

/** No violation on what is shown. */
export async function axe(page: Page, where: string): Promise<void> {
  const found = await new AxeBuilder({ page }).exclude('iframe').analyze();
  const told = found.violations.map((violation) => `${violation.id}: ${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
  expect.soft(told, where).toEqual([]);
}

export async function newCentre(page: Page, name: string): Promise<string> {
  await page.goto(new URL('/', page.url()).href);
  await page.getByRole('button', { name: /Nouveau centre|New centre/ }).first().click();
  await page.getByRole('textbox', { name: /Nom du centre|Name of the centre/ }).fill(name);
  await page.getByRole('button', { name: /Créer le centre|Create the centre/ }).click();
  await page.waitForURL(/\/centres\/[^/]+\/diagnosis/);
  return page.url().replace(/\/diagnosis.*$/, '');
}

export { expect };
