// The page in a real browser, against the real service: list, download, a run to its end, and each way it can go wrong.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accessible, launch, serve, skip, visit as visitIn } from './browser.js';

let browser;
let signedIn; // served with a token
let open; // served to everyone on this machine

before(async () => {
  if (skip) return;
  open = await serve('--no-auth', '--data', mkdtempSync(join(tmpdir(), 'page-')));
  signedIn = await serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  open?.stop();
  signedIn?.stop();
});

const visit = (address, options) => visitIn(browser, address, options);

test('empty, then a run to its end, then the report', { skip, timeout: 180_000 }, async () => {
  const { page, said, close } = await visit(open.address);
  await page.getByText('There is no report yet.').waitFor();
  await accessible(page, 'empty');

  await page.getByLabel('Figures').selectOption('csv');
  await page.getByLabel(/official report/).check();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('ingest csv').waitFor();
  await page.getByText(/The report of \w+ \d{4} is ready\./).waitFor({ timeout: 120_000 });
  assert.deepEqual(await page.locator('#steps li').allTextContents(), ['ingest csv: done', 'aggregate: done', 'report: done']);
  await page.getByRole('link', { name: 'Look at it' }).click();
  await page.getByRole('heading', { name: /^Report of \w+ \d{4}$/ }).waitFor();
  assert.match(await page.locator('#headline').textContent(), /476\.2 billion US dollars/);
  assert.match(await page.locator('#edition').textContent(), /Source: NATO, edition 2014-2024, published 17 June 2024\./);
  await page.locator('#total svg').waitFor();
  await page.locator('#share svg').waitFor();
  await accessible(page, 'report');
  assert.deepEqual(said, []);
  await close();
});

test('an ad hoc run is downloaded under itself and leaves the report of the month alone', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(`${open.address}?view=runs`);
  const before = await page.locator('#all li').first().textContent();
  await page.getByLabel('Figures').selectOption('csv');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText(/The report of \w+ \d{4} is ready\./).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Excel workbook of this run' }).click()]);
  assert.match(download.suggestedFilename(), /^allyspend-.*\.xlsx$/);
  assert.equal(await page.locator('#all li').first().textContent(), before);
  await accessible(page, 'ad-hoc');
  await close();
});

test('the link of a mail downloads the workbook', { skip, timeout: 60_000 }, async () => {
  // The period of the report that is there: an order without one is for the month that has ended, which is not the running one.
  const { reports: [{ period }] } = await (await fetch(`${open.address}reports?limit=1`)).json();
  const { page, close } = await visit('about:blank');
  const [download] = await Promise.all([page.waitForEvent('download'), page.goto(`${open.address}#download=${period}`)]);
  assert.equal(download.suggestedFilename(), `allyspend-${period}.xlsx`);
  assert.equal(readFileSync(await download.path()).subarray(0, 2).toString(), 'PK');
  await close();
});

test('the link of a mail to a report that is not there says so, and shows the rest', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(`${open.address}#download=2011-01`);
  await page.getByText('The workbook of January 2011 could not be downloaded: there is no report of 2011-01').waitFor();
  await page.locator('#total svg').waitFor();
  await close();
});

test('downloads open', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(open.address);
  for (const [button, name, start] of [['Excel workbook', /^allyspend-.*\.xlsx$/, 'PK'], ['Aggregates \\(CSV\\)', /^aggregates\.csv$/, 'group,composition,measure']]) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#latest').getByRole('button', { name: new RegExp(button) }).click(),
    ]);
    assert.match(download.suggestedFilename(), name);
    assert.equal(readFileSync(await download.path()).subarray(0, start.length).toString(), start);
  }
  await close();
});

for (const [name, options] of [
  ['phone', { viewport: { width: 360, height: 740 } }],
  ['dark', { colorScheme: 'dark' }],
]) {
  test(`good on a ${name} screen`, { skip, timeout: 60_000 }, async () => {
    const { page, said, close } = await visit(open.address, options);
    await page.locator('#total svg').waitFor();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wider, 0, 'the page scrolls sideways');
    await accessible(page, name);
    assert.deepEqual(said, []);
    await close();
  });
}

test('a page that is loaded again works as it did', { skip, timeout: 60_000 }, async () => {
  const { page, said, close } = await visit(open.address);
  await page.locator('#total svg').waitFor();
  const [answer] = await Promise.all([page.waitForResponse(open.address), page.reload()]);
  assert.equal(answer.status(), 200);
  await page.locator('#total svg').waitFor();
  assert.deepEqual(said, []);
  await close();
});

test('a run that fails says why', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(`${open.address}?view=runs`);
  await page.getByLabel('Month', { exact: true }).fill('2019-01');
  await page.getByLabel('Figures').selectOption('csv');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText(/The run failed: source csv: expected a release known as of/).waitFor();
  await accessible(page, 'run-failed');
  await close();
});

test('an order that is refused says why', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(`${open.address}?view=runs`);
  await page.getByLabel('Month', { exact: true }).fill('2199-01');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText(/expected no month in the future/).waitFor();
  await close();
});

test('without a token one is asked for, a wrong one is refused, a right one lets in', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(signedIn.address);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByText('The figures are shown to whoever is signed in.').waitFor();
  await accessible(page, 'not-allowed');
  await page.getByLabel('Access token').fill('wrong');
  await page.getByRole('button', { name: 'Use this token' }).click();
  await page.getByText('Your token is not taken').waitFor();
  await page.getByLabel('Access token').fill(signedIn.token);
  await page.getByRole('button', { name: 'Use this token' }).click();
  await page.getByText('There is no report yet.').waitFor();
  assert.equal(await page.getByRole('heading', { name: 'Sign in' }).isVisible(), false);
  await close();
});

test('the link that is printed brings its token, which does not stay in the address', { skip, timeout: 60_000 }, async () => {
  const { page, said, close } = await visit(signedIn.link);
  await page.getByText('There is no report yet.').waitFor();
  assert.equal(page.url(), signedIn.address);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('The figures are shown to whoever is signed in.').waitFor();
  assert.deepEqual(said, []);
  await close();
});

test('where machines alone are let in, the page says so and offers nothing', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit('about:blank');
  await page.route(signedIn.address, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace('"mode":"token"', '"mode":"iam"') });
  });
  await page.goto(signedIn.address);
  await page.getByText('This service is for machines alone').waitFor();
  assert.equal(await page.getByRole('button').filter({ visible: true }).count(), 0);
  await accessible(page, 'iam');
  await close();
});

test('an error of the service is told and can be tried again', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(open.address);
  await page.locator('#total svg').waitFor();
  await page.route('**/reports?*', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"detail": "the cause is in the log"}' }));
  await page.reload();
  await page.getByText('The reports could not be loaded: the cause is in the log').waitFor();
  await accessible(page, 'error');
  await page.unroute('**/reports?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: /^Report of/ }).waitFor();
  await close();
});

test('while it loads the page says so', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit('about:blank');
  let letThrough;
  const waiting = new Promise((done) => { letThrough = done; });
  await page.route('**/reports?*', async (route) => { await waiting; await route.continue(); });
  await page.goto(open.address);
  await page.getByText('Loading the reports …').waitFor();
  await accessible(page, 'loading');
  letThrough();
  await page.getByRole('heading', { name: /^Report of/ }).waitFor();
  await close();
});
