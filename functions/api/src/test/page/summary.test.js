// The one-page summary as a reader opens it: from a file, on a phone, on a desk, in the dark, and printed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, ROOT, SHOTS, skip, violations } from './browser.js';

const pages = {};
let browser;

function report(language, period = '2024-07') {
  const folder = mkdtempSync(join(tmpdir(), 'summary-'));
  writeFileSync(join(folder, 'configuration.json'), JSON.stringify({ language }));
  execFileSync(join(ROOT, 'allyspend'), ['report', '--period', period, '--config', join(folder, 'configuration.json'), '--out', join(folder, 'out')]);
  return pathToFileURL(join(folder, 'out/summary.html')).href;
}

before(async () => {
  if (skip) return;
  pages.en = report('en');
  pages.fr = report('fr');
  browser = await launch();
});

after(() => browser?.close());

for (const [name, language, options] of [
  ['phone', 'en', { viewport: { width: 360, height: 740 } }],
  ['desk', 'en', { viewport: { width: 1100, height: 900 } }],
  ['dark', 'en', { colorScheme: 'dark' }],
  ['french', 'fr', { viewport: { width: 1100, height: 900 } }],
]) {
  test(`the summary is good: ${name}`, { skip, timeout: 60_000 }, async () => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pages[language]);
    assert.deepEqual(asked, [pages[language]], 'the page asks for nothing else');
    assert.match(await page.locator('.headline').textContent(), language === 'en' ? /476\.2 billion US dollars/ : /476,2 milliards de dollars/);
    assert.equal(await page.locator('svg').count(), 6);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, 'the page scrolls sideways');
    await page.screenshot({ path: join(SHOTS, `summary-${name}.png`), fullPage: true });
    assert.deepEqual(await violations(page), []);
    await context.close();
  });
}

test('a brief is good, and prints to one A4', { skip, timeout: 120_000 }, async () => {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 800 } })).newPage();
  for (const language of ['en', 'fr']) {
    for (const ally of ['deu', 'pol', 'mne']) {
      await page.goto(new URL(`briefs/${ally}.html`, pages[language]).href);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, 'the page scrolls sideways');
      assert.deepEqual(await violations(page), []);
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
      assert.equal(pdf.match(/\/Type \/Page\b/g).length, 1);
    }
  }
  await page.close();
});

test('every brief prints to one A4, be its findings long and its language French', { skip, timeout: 180_000 }, async () => {
  const briefs = new URL('briefs/', report('fr', '2026-10'));
  const files = readdirSync(fileURLToPath(briefs));
  assert.equal(files.length, 29);
  const page = await browser.newPage();
  for (const file of files) {
    await page.goto(new URL(file, briefs).href);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    assert.equal(pdf.match(/\/Type \/Page\b/g).length, 1, file);
  }
  await page.close();
});

test('the summary prints to one A4 with twelve lines more to tell: its charts give way', { skip, timeout: 60_000 }, async () => {
  const page = await browser.newPage();
  await page.goto(pages.fr);
  await page.evaluate(() => document.querySelector('footer').append(...Array.from({ length: 12 }, () => Object.assign(document.createElement('p'), { textContent: 'Budget' }))));
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  assert.equal(pdf.match(/\/Type \/Page\b/g).length, 1);
  await page.close();
});

test('the summary prints to one A4', { skip, timeout: 60_000 }, async () => {
  const page = await browser.newPage();
  for (const language of ['en', 'fr']) {
    await page.goto(pages[language]);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    assert.equal(pdf.match(/\/Type \/Page\b/g).length, 1);
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf);
    assert.deepEqual([Math.round(width), Math.round(height)], [595, 842]);
  }
  await page.close();
});
