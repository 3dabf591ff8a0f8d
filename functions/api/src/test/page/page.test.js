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
  await page.getByText('Reading NATO').waitFor();
  await page.reload(); // The run is in the address: its progress is still there.
  await page.getByText(/The report of \w+ \d{4} is ready\./).waitFor({ timeout: 120_000 });
  assert.deepEqual(await page.locator('#steps li').allTextContents(), ['Reading NATO: done', 'Adding up: done', 'Writing the files: done']);
  await page.getByRole('link', { name: 'See this report' }).click();
  await page.getByRole('heading', { name: /^Report of \w+ \d{4}$/ }).waitFor();
  assert.match(await page.locator('#headline').textContent(), /476\.2 billion US dollars/);
  assert.match(await page.locator('#edition').textContent(), /Source: NATO, 2014-2024, published 17 June 2024\./);
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
  await page.getByRole('button', { name: 'Run', exact: true }).press('Enter');
  const title = page.locator('h2:focus', { hasText: /^Run of \w+ \d{4}, ad hoc$/ });
  await title.waitFor(); // Whoever goes by key is where the run is followed, until it has ended.
  await page.getByText(/The report of \w+ \d{4} is ready\./).waitFor();
  await title.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Excel workbook of this run' }).click()]);
  assert.match(download.suggestedFilename(), /^allyspend-.*\.xlsx$/);
  assert.equal(await page.locator('#all li').first().textContent(), before);
  await page.getByRole('heading', { name: /^Run of \w+ \d{4}, ad hoc$/ }).waitFor();
  await page.getByText(/^All \d+ files$/).click();
  const [brief] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'briefs/pol.html' }).click()]);
  assert.equal(brief.suggestedFilename(), 'pol.html');
  await accessible(page, 'ad-hoc');
  await page.getByRole('link', { name: 'Français' }).click();
  await page.locator('#run-one', { hasText: /476,2 milliards de dollars/ }).waitFor();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Run this month again' }).click();
  assert.equal(await page.getByLabel('Figures').inputValue(), 'csv');
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

test('a run that fails says why, and is begun again', { skip, timeout: 60_000 }, async () => {
  const begun = await fetch(`${open.address}runs`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"period": "2019-01", "sources": ["csv"]}' });
  const { page, close } = await visit(`${open.address}?view=runs&run=${(await begun.json()).id}`);
  await page.getByText(/The run failed: source csv: expected a release known as of/).waitFor();
  await accessible(page, 'run-failed');
  await page.getByRole('link', { name: /^Steps, findings, files: Run of January 2019, ad hoc/ }).click(); // one finds it again in the list
  const [again] = await Promise.all([page.waitForRequest((request) => request.method() === 'POST' && /\/retry$/.test(request.url())), page.getByRole('button', { name: 'Begin again' }).click()]);
  assert.equal((await again.response()).status(), 202);
  await page.getByText(/The run failed: source csv: expected a release known as of/).waitFor();
  await page.getByRole('link', { name: 'Français' }).click();
  await page.getByText('L’exécution a échoué : source csv : aucune publication n’en était connue à la fin du 31 janvier 2019').waitFor();
  await page.locator('#steps').getByText('Agrégation : échouée, source csv : aucune publication').waitFor();
  await close();
});

test('the link to a run that has expired says so, in the reader’s language', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(`${open.address}?view=runs&run=api-0`);
  await page.getByText('There is no such run, or no longer: ad hoc runs expire.').waitFor();
  await page.getByRole('link', { name: 'Français' }).click();
  await page.getByText('Cette exécution n’existe pas, ou plus : les exécutions ponctuelles expirent.').waitFor();
  await page.locator('[lang=en]', { hasText: 'there is no run api-0' }).waitFor();
  await close();
});

test('what goes wrong is said in French, and what the service says of it in English stands below', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(`${open.address}?view=ally&ally=XXX&lang=fr`);
  await page.getByText('L’adresse demande ce qui n’existe pas ici, ou n’existe plus.').waitFor();
  await page.locator('#state [lang=en]', { hasText: 'there is no ally XXX' }).waitFor();
  await accessible(page, 'error-french');
  await page.getByRole('link', { name: 'Aller au dernier rapport' }).click();
  await page.getByRole('heading', { name: /^Rapport de/ }).waitFor();
  assert.equal(page.url(), `${open.address}?lang=fr`);
  await page.route('**/runs', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 429, contentType: 'application/problem+json', body: '{"detail": "2 runs are under way"}' }) : route.continue()));
  await page.getByRole('link', { name: 'Rapports', exact: true }).click();
  await page.getByRole('button', { name: 'Lancer', exact: true }).click();
  await page.getByText('L’exécution n’a pas pu commencer : trop de choses sont demandées à la fois ; réessayez dans un moment').waitFor();
  await page.locator('#run-state [lang=en]', { hasText: '2 runs are under way' }).waitFor();
  await close();
});

test('without a connection nothing of another choice stands there, and it goes on where one was', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(`${open.address}?view=allies&lang=fr`);
  await page.locator('#allies-rows tr').first().waitFor();
  await page.context().setOffline(true);
  await page.getByLabel('Mesure').selectOption('Variation réelle (%)');
  await page.getByText('Les rapports n’ont pas pu être chargés : le service est injoignable ; vérifiez votre connexion').waitFor();
  assert.equal(await page.locator('#view > *').count(), 0);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await page.getByText('Variation réelle (%), 2024').first().waitFor();
  await close();
});

test('an order that is refused says why', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(`${open.address}?view=runs`);
  await page.route('**/runs', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 400, contentType: 'application/problem+json', body: '{"detail": "/period: expected no month in the future"}' }) : route.continue()));
  await page.getByLabel('Figures').selectOption('csv');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('The run could not be started: /period: expected no month in the future').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Run', exact: true }).isEnabled(), true);
  await close();
});

/** What comes with Allyspend: NATO's editions of June 2022 and later, and the European Central Bank's rates to October 2026. */
test('what a run will use is said before, and what can not succeed is refused before', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(`${open.address}?view=runs`);
  await page.getByText('It visits every source first').waitFor();
  const month = page.getByLabel('Month', { exact: true });
  assert.equal(await month.locator('option').last().textContent(), 'June 2022');
  await month.selectOption('July 2024');
  await page.getByText('Nothing is fetched; what was known on 31 July 2024 counts').waitFor();
  assert.deepEqual(await page.locator('#run-outlook li').allTextContents(), ['NATO: 2014-2024']);
  await page.getByLabel('Currency').selectOption('euros');
  await page.getByText('No exchange rates are known as of 31 July 2024').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Run', exact: true }).isDisabled(), true);
  await accessible(page, 'run-refused');
  await page.getByLabel('Currency').selectOption('US dollars');
  assert.equal(await page.getByRole('button', { name: 'Run', exact: true }).isEnabled(), true);
  await page.getByLabel('Figures').selectOption('csv');
  await page.getByText('It uses the snapshot that comes with Allyspend').waitFor();
  await page.getByText('It is ad hoc: it leaves the official report alone').waitFor();
  await page.getByLabel(/official report/).check();
  await page.getByText(/^It becomes the official report of|^It takes the place of the official report of/).waitFor();
  await page.reload();
  assert.equal(await page.getByLabel('Figures').inputValue(), 'csv');
  assert.equal(await page.getByLabel(/official report/).isChecked(), true);
  await close();
});

test('where nothing was ever read, a month that is over has nothing to report on', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit('about:blank');
  await page.route('**/releases', (route) => route.fulfill({ json: { releases: [] } }));
  await page.goto(`${open.address}?view=runs`);
  await page.getByLabel('Month', { exact: true }).selectOption({ index: 1 });
  await page.getByText(/^NATO: nothing was known as of/).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Run', exact: true }).isDisabled(), true);
  await close();
});

test('two runs are the most at once, and the page says so before', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit('about:blank');
  const run = { period: '2026-11', asOf: '2026-12-01T00:00:00Z', kind: 'ad-hoc', trigger: 'api', state: 'running', requestedAt: '2026-11-25T06:00:00Z' };
  await page.route('**/runs?*', (route) => route.fulfill({ json: { runs: [{ ...run, id: 'api-1' }, { ...run, id: 'api-2' }] } }));
  await page.goto(`${open.address}?view=runs`);
  await page.getByText(/^2 runs that were asked for are under way/).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Run', exact: true }).isDisabled(), true);
  await close();
});

test('whoever may not publish is offered no official run, and whoever may not run none at all', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit('about:blank');
  const may = { caller: 'reader', read: true, run: true, publish: false };
  await page.route('**/permissions', (route) => route.fulfill({ json: may }));
  await page.goto(`${open.address}?view=runs`);
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  assert.equal(await page.getByLabel(/official report/).count(), 0);
  may.run = false;
  await page.reload();
  await page.getByText('You may read reports, but not run them.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Run', exact: true }).count(), 0);
  await close();
});

test('without a token one is asked for, a wrong one is refused, a right one lets in', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(signedIn.address);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByText('The figures are shown to whoever is signed in.').waitFor();
  await accessible(page, 'not-allowed');
  await page.getByLabel('Access token').fill('wrong');
  await page.getByRole('button', { name: 'Use this token' }).click();
  await page.getByText('Your token is not accepted').waitFor();
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

test('the page is one request of at most 150 kB, and tells how soon it can be used on a slow phone', { skip, timeout: 60_000 }, async (its) => {
  const { page, close } = await visit('about:blank', { viewport: { width: 390, height: 844 } });
  const phone = await page.context().newCDPSession(page);
  await phone.send('Network.enable');
  await phone.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 });
  await phone.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const times = [];
  for (let i = 0; i < 3; i++) {
    await phone.send('Network.clearBrowserCache');
    await page.goto(open.address);
    await page.locator('#menu a').first().waitFor();
    const { bytes, interactive } = await page.evaluate(() => {
      const [document] = performance.getEntriesByType('navigation');
      return { bytes: document.transferSize, interactive: document.domContentLoadedEventEnd };
    });
    assert.ok(bytes < 150_000, `${bytes} bytes`);
    times.push(interactive);
  }
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').filter((one) => one.initiatorType !== 'fetch').length);
  assert.equal(asked, 0, 'something else is asked for');
  // Told, not asked for: what else this machine does at the time is not the page's.
  its.diagnostic(`it can be used after ${times.map(Math.round).join(', ')} ms`);
  await close();
});

test('without JavaScript the latest summary can be read', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(open.address, { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'The latest summary, on one page' }).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'The latest summary, on one page' }).click()]);
  assert.equal(download.suggestedFilename(), 'summary.html');
  assert.match(readFileSync(await download.path(), 'utf8'), /476\.2 billion US dollars/);
  await close();
});
