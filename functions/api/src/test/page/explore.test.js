// What one looks at: each view, every state of it in the address, at each width, in both languages and modes; and a journalist's questions.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accessible, launch, serve, skip, visit as visitIn } from './browser.js';

let service;
let browser;

const at = (query) => `${service.address}${query}`;
const visit = (query, options) => visitIn(browser, at(query), options);

/** An official report of a month that has passed, from what comes with Allyspend. */
async function report(period) {
  const begun = await fetch(at('reports'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ period, sources: ['nato'] }) });
  const place = at(begun.headers.get('location').slice(1));
  for (;;) {
    const run = await (await fetch(place)).json();
    if (run.state === 'succeeded') return;
    assert.equal(run.state, 'running', run.failure);
    await new Promise((done) => setTimeout(done, 200));
  }
}

before(async () => {
  if (skip) return;
  service = await serve('--no-auth', '--data', mkdtempSync(join(tmpdir(), 'explore-')));
  await report('2024-07');
  await report('2026-07');
  browser = await launch();
}, { timeout: 180_000 });

after(async () => {
  await browser?.close();
  service?.stop();
});

const VIEWS = { overview: '', group: '?view=group', allies: '?view=allies&show=POL,DEU', ally: '?view=ally&ally=HRV', changes: '?view=changes', runs: '?view=runs' };

for (const [name, query] of Object.entries(VIEWS)) {
  for (const [width, colorScheme, language] of [[320, 'dark', 'fr'], [768, 'light', 'fr'], [1440, 'light', 'en']]) {
    test(`${name}, ${width} px, ${colorScheme}, ${language}`, { skip, timeout: 60_000 }, async () => {
      const { page, said, close } = await visit(query, { viewport: { width, height: 900 }, colorScheme, locale: language });
      await page.locator('#view h2').first().waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, 'it scrolls sideways');
      await accessible(page, `${name}-${width}`);
      assert.deepEqual(said, []);
      await close();
    });
  }
}

/** NATO's table of July 2026: Croatia 1.85 % in 2024, 2.07 % in 2025. */
test('since when is Croatia over 2 %?', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit('');
  await page.getByRole('link', { name: 'One ally' }).click();
  await page.getByLabel('Ally').selectOption('Croatia');
  await page.getByText('At 2 % of GDP in 2026; for the first time in 2025.').waitFor();
  await close();
});

test('who spends the largest share, and who the most?', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit('?view=allies');
  await page.locator('#allies-rows tr').first().waitFor();
  assert.equal(await page.locator('#allies-rows tr').count(), 29);
  assert.match(await page.locator('#allies-rows tr').first().textContent(), /^Lithuania5\.33e/);
  await page.getByLabel('Measure').selectOption('defence_expenditure_usd_current');
  await page.getByText('current prices').first().waitFor();
  assert.match(await page.locator('#allies-rows tr').first().textContent(), /^Germany/);
  await close();
});

test('a choice is in the address: shared, loaded again and gone back from', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit('?view=allies');
  await page.getByLabel('Find an ally').fill('türk');
  await page.getByLabel('Find an ally').press('Enter');
  await page.waitForURL(/filter=/);
  await page.getByRole('checkbox', { name: /Türkiye/ }).check();
  await page.waitForURL(/show=TUR/);
  await page.reload();
  await page.locator('svg.chart').waitFor();
  assert.equal(await page.locator('#allies-rows tr').count(), 1);
  const other = await visitIn(browser, page.url());
  await other.page.locator('svg.chart').waitFor();
  assert.equal(await other.page.locator('#allies-rows tr').count(), 1);
  await other.close();
  await page.goBack();
  await page.goBack();
  await page.locator('#allies-rows tr').nth(28).waitFor();
  await page.getByRole('button', { name: 'Ally' }).click();
  await page.waitForURL(/sort=/);
  await page.getByRole('columnheader', { name: 'Ally' }).and(page.locator('[aria-sort=ascending], [aria-sort=descending]')).waitFor();
  await close();
});

test('a chart says its values by key and by pointer, as a table and as files', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit('?view=group&group=european-allies&measure=defence_expenditure_usd_current');
  const chart = page.locator('svg.chart');
  await chart.waitFor();
  await page.locator('.mark[tabindex="0"]').focus();
  await page.getByText('2026e: 724,612').or(page.locator('output')).first().waitFor();
  assert.match(await page.locator('output').textContent(), /^2026e: 724,6\d\d$/);
  await page.keyboard.press('ArrowLeft');
  assert.match(await page.locator('output').textContent(), /^2025e: /);
  await page.locator('.mark').first().hover();
  assert.match(await page.locator('output').textContent(), /^2014: /);
  await page.getByText('The same as a table').click();
  assert.match(await page.locator('figure tbody tr').last().textContent(), /^2026e724,6\d\d$/);
  const [table] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).click()]);
  assert.match(readFileSync(await table.path(), 'utf8'), /\n2026,7246\d\d[.\d]*,E\n/);
  const [picture] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download SVG' }).click()]);
  const drawing = readFileSync(await picture.path(), 'utf8');
  assert.match(drawing, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.match(drawing, /Source: NATO, edition 2014-2026, published 9 July 2026/);
  await close();
});

/** Germany's share of 2024 as NATO had it in June 2024, 2.12 %, and in July 2026. */
test('what changed between two reports?', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit('?view=changes&from=2024-07&to=2026-07');
  await page.getByText('NATO: 2014-2024 → 2014-2026').waitFor();
  await page.getByLabel('Find an ally').fill('Germany');
  await page.getByLabel('Find an ally').press('Enter');
  await page.waitForURL(/filter=/);
  await page.locator('#changes-rows tr', { hasText: '2024' }).filter({ hasText: '2.12e' }).waitFor();
  await close();
});

test('the brief of an ally is downloaded', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit('?view=ally&ally=POL');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Brief/ }).click()]);
  assert.equal(download.suggestedFilename(), 'pol.html');
  await close();
});

test('an ally that there is not is said', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit('?view=ally&ally=XXX');
  // Whichever of the questions is answered first.
  await page.getByText(/there is no ally XXX|expected an ally's ISO 3166-1 alpha-3 code/).waitFor();
  await close();
});
