// What the tests of the page share: the service, the browser, and what holds of every view.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

export const ROOT = resolve(import.meta.dirname, '../../../../..');
const PUBLISHED = resolve(ROOT, '../shared/data');
export const SHOTS = join(ROOT, 'functions/api/target/page');
/** Chromium, best without the windows and menus that no test opens: the same engine for little more than half of the processor's time. */
const BROWSER = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

export const skip = BROWSER ? false : 'no Chromium is installed';

/** The service on a free port, once it has said everything: its address, its token and the link that brings the token. */
export function serve(...options) {
  const owns = !options.includes('--no-auth') && !options.includes('--issuer');
  return new Promise((done, failed) => {
    const child = spawn(join(ROOT, 'allyspend'), ['serve', '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.on('exit', (status) => failed(new Error(`serve ended with ${status}`)));
    child.stdout.on('data', (data) => {
      printed += data;
      const address = /^http:\/\/\S+/m.exec(printed);
      const link = /^signed in: (\S+)\n/m.exec(printed);
      if (address && (link || !owns)) {
        const token = /^token: (\S+)/m.exec(printed)?.[1];
        done({ address: address[0], token, link: link?.[1], stop: () => child.removeAllListeners('exit') && child.kill() });
      }
    });
  });
}

/** The publishers' own files at addresses on this machine, as far as they are here; null where they are not. */
export async function publishers() {
  const files = { '/sipri.xlsx': 'sipri/SIPRI-Milex-data-1949-2024_2.xlsx', '/eda.xlsx': 'eda/defence-data-2023.xlsx', '/swe.csv': 'statskontoret/utgifter-2026-07.csv' };
  for (const name of ['data_explorer', 'release_info', 'eu_aid_shares', 'total_allocations']) files[`/kiel/${name}.csv`] = `kiel/2026-08-04/${name}.csv`;
  if (!existsSync(join(PUBLISHED, 'ecb'))) return null;
  const zip = join(mkdtempSync(join(tmpdir(), 'ecb-')), 'eurofxref-hist.zip');
  execFileSync('jar', ['cMf', zip, '-C', join(PUBLISHED, 'ecb'), 'eurofxref-hist.csv']);
  const server = createServer((request, response) => {
    const path = request.url === '/ecb.zip' ? zip : files[request.url] && join(PUBLISHED, files[request.url]);
    if (path) response.end(readFileSync(path));
    else response.writeHead(404).end();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${server.address().port}`;
  const addresses = { nato: '/none', sipri: '/sipri.xlsx', worldbank: '/none', kiel: '/kiel', eurostat: '/none', eda: '/eda.xlsx', ecb: '/ecb.zip', 'budget-swe': '/swe.csv' };
  return { options: Object.entries(addresses).flatMap(([id, path]) => ['--address', `${id}=${base}${path}`]), stop: () => server.close() };
}

export function launch() {
  mkdirSync(SHOTS, { recursive: true });
  return chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox', '--disable-gpu'] });
}

/** A page with its console and its failed rules listened to: neither may say anything, except on the pages of another, which begin with `elsewhere`. */
export async function visit(browser, address, { elsewhere, ...options } = {}) {
  const context = await browser.newContext({ acceptDownloads: true, locale: 'en-GB', ...options });
  const page = await context.newPage();
  const said = [];
  page.on('pageerror', (error) => said.push(String(error)));
  const isElsewhere = () => elsewhere && page.url().startsWith(elsewhere);
  page.on('console', (message) => message.type() === 'error' && !isElsewhere() && !/status of 4\d\d|status of 500/.test(message.text()) && said.push(message.text()));
  await page.goto(address);
  return { page, said, close: () => context.close() };
}

/** So many, once they are there: charts are drawn after what is told of them. */
export async function counted(found, many) {
  await found.nth(many - 1).waitFor({ state: 'attached' });
  assert.equal(await found.count(), many);
}

/** No violation that axe knows; a picture of it is kept. */
export async function accessible(page, name) {
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  assert.deepEqual(await violations(page), [], name);
}

/**
 * What breaks a rule that axe knows. It is found within the page, and what is well is not told place by place: to put together what
 * pages in frames say, in a page opened for it, is more work than to look.
 */
export async function violations(page) {
  assert.equal(page.frames().length, 1, 'what another site has in a frame would go unseen');
  const told = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).analyze();
  return told.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`);
}
