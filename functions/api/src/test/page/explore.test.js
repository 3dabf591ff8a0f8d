// What one looks at: each view, every state of it in the address, at each width, in both languages and modes; and a journalist's questions.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { accessible, counted, launch, publishers, ROOT, serve, skip, visit as visitIn } from './browser.js';

let service;
let browser;

/** The publishers' files, without which nothing stands beside NATO's figures. */
const published = skip ? null : await publishers();
const without = skip || (published ? false : "the publishers' files are not here");

const NOW = new Date().toISOString().slice(0, 7);
const at = (query) => `${service.address}${query}`;
const visit = (query, options) => visitIn(browser, at(query), options);

/** An official report of a month that has passed, from what comes with Allyspend. */
async function report(period, sources) {
  const begun = await fetch(at('reports'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ period, sources }) });
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
  service = await serve('--no-auth', '--data', mkdtempSync(join(tmpdir(), 'explore-')), ...(published?.options ?? []));
  await report('2024-07', ['nato']);
  await report('2026-07', ['nato']);
  // The running month is the one for which sources are visited.
  if (published) await report(NOW);
  browser = await launch();
}, { timeout: 180_000 });

after(async () => {
  await browser?.close();
  service?.stop();
  published?.stop();
});

/** How many tests of this file run at a time: it takes longest, and each waits for the browser, the service and itself in turn. */
const AT_ONCE = 2;

/** What a journalist asks, each question for itself. */
const questions = [];
const question = (name, skip, ask, timeout = 60_000) => questions.push([name, { skip, timeout }, ask]);

/** What is asked of the page as it opens at an address. */
const on = (query, ask, options) => async () => {
  const { page, close } = await visit(query, options);
  await ask(page);
  await close();
};

const VIEWS = { overview: '', group: '?view=group', allies: '?view=allies&show=POL,DEU', ally: '?view=ally&ally=SWE', sources: '?view=sources&ally=DEU,POL', support: '?view=support', budgets: '?view=budgets', changes: '?view=changes', runs: '?view=runs', subscribe: '?view=subscribe&allies=DEU,POL&targets=2_percent' };

describe('each view', { concurrency: AT_ONCE, skip }, () => {
  for (const [name, query] of Object.entries(VIEWS)) {
    for (const [width, colorScheme, language] of [[320, 'dark', 'fr'], [320, 'light', 'en'], [768, 'light', 'fr'], [768, 'dark', 'en'], [1440, 'light', 'en'], [1440, 'dark', 'fr']]) {
      test(`${name}, ${width} px, ${colorScheme}, ${language}`, { skip, timeout: 60_000 }, async () => {
        const { page, said, close } = await visit(query, { viewport: { width, height: 900 }, colorScheme, locale: language });
        await page.locator('#view h2').first().waitFor();
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, 'it scrolls sideways');
        await accessible(page, `${name}-${width}-${colorScheme}`);
        assert.deepEqual(said, []);
        await close();
      });
    }
  }
});

/** NATO's table of July 2026: Croatia 1.85 % in 2024, 2.07 % in 2025. */
question('since when is Croatia over 2 %?', skip, on('', async (page) => {
  await page.getByRole('link', { name: 'One ally' }).click();
  await page.getByLabel('Ally').selectOption('Croatia');
  await page.getByText('At 2 % of GDP in 2026; in figures that begin in 2014, for the first time in 2025.').waitFor();
}));

question('who spends the largest share, and who the most?', skip, on('?view=allies', async (page) => {
  await page.locator('#allies-rows tr').first().waitFor();
  await counted(page.locator('#allies-rows tr'), 29);
  assert.match(await page.locator('#allies-rows tr').first().textContent(), /^Lithuania5\.33e4\.03e/);
  await page.getByLabel('Measure').selectOption('Defence expenditure');
  await page.getByText('(million USD) · current prices').first().waitFor();
  assert.match(await page.locator('#allies-rows tr').first().textContent(), /^Germany/);
}));

/** Published on 9 July 2026, in a report of that month's end. */
question('how old was NATO’s edition when the report was stated?', skip, on('?period=2026-07', async (page) => {
  await page.locator('#sources tr', { hasText: 'NATO' }).getByText('22 days').waitFor();
}));

question('a choice is in the address: shared, loaded again and gone back from', skip, on('?view=allies', async (page) => {
  await page.getByLabel('Find an ally').fill('türk');
  await page.getByLabel('Find an ally').press('Enter');
  await page.waitForURL(/filter=/);
  await page.getByRole('checkbox', { name: /Türkiye/ }).check();
  await page.waitForURL(/show=TUR/);
  await page.reload();
  await page.locator('svg.chart .line').waitFor();
  await counted(page.locator('#allies-rows tr'), 1);
  const other = await visitIn(browser, page.url());
  await other.page.locator('svg.chart .line').waitFor();
  await counted(other.page.locator('#allies-rows tr'), 1);
  await other.close();
  await page.goBack();
  await page.goBack();
  await page.locator('#allies-rows tr').nth(28).waitFor();
  await page.getByRole('button', { name: 'Ally' }).click();
  await page.waitForURL(/sort=/);
  await page.getByRole('columnheader', { name: 'Ally' }).and(page.locator('[aria-sort=ascending], [aria-sort=descending]')).waitFor();
}));

question('a chart says its values by key and by pointer, as a table and as files', skip, on('?view=group&group=european-allies&measure=defence_expenditure_usd_current', async (page) => {
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
  assert.match(drawing, /Source: NATO, 2014-2026, published 9 July 2026/);
  const [dots] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download PNG' }).click()]);
  assert.equal(dots.suggestedFilename(), 'european-allies-defence_expenditure_usd_current.png');
  assert.equal(readFileSync(await dots.path()).subarray(1, 4).toString(), 'PNG');
}));

/** Germany's share of 2024 as NATO had it in June 2024, 2.12 %, and in July 2026. */
question('what changed between two reports?', skip, on('?view=changes&from=2024-07&to=2026-07', async (page) => {
  await page.getByText('NATO: 2014-2024 → 2014-2026').waitFor();
  await page.getByLabel('Find an ally').fill('Germany');
  await page.getByLabel('Find an ally').press('Enter');
  await page.waitForURL(/filter=/);
  await page.locator('#changes-rows tr', { hasText: '2024' }).filter({ hasText: '2.12e' }).waitFor();
}));

question('what changed in France?', skip, on('?view=changes&from=2024-07&to=2026-07&lang=fr', async (page) => {
  const rows = page.locator('#changes-rows th');
  await rows.first().waitFor();
  // Czechia's, Germany's and the United Kingdom's French names stand elsewhere than their codes and their English names.
  assert.deepEqual((await rows.allTextContents()).slice(0, 8), ['Albanie', 'Allemagne', 'Belgique', 'Bulgarie', 'Canada (mémo)', 'Croatie', 'Danemark', 'Espagne']);
  await page.getByRole('link', { name: 'Un allié' }).click();
  const names = page.getByLabel('Allié', { exact: true }).locator('option');
  await names.first().waitFor({ state: 'attached' });
  assert.deepEqual((await names.allTextContents()).slice(-5), ['Royaume-Uni', 'Slovénie', 'Suède', 'Tchéquie', 'Türkiye']);
}));

for (const [query, title] of [
  ['?view=constructor', 'Report of'], ['?lang=constructor', 'Report of'], ['?currency=toString', 'Report of'], ['?view=support&kind=toString&year=1066', 'Support for Ukraine'], ['?view=group&group=toString&composition=none&from=abc', 'The group over the years'],
  ['?view=sources&ally=,', 'Poland: sources side by side'], ['?view=ally&ally=deu,POL', 'Germany'], ['?view=allies&show=XXX,,POL&year=1800&sort=-none', 'The allies'], ['#download=2026-99', 'Report of'],
]) {
  question(`what the address asks for and there is not is passed over: ${query}`, without, async () => {
    const { page, said, close } = await visit(query);
    await page.locator('#view h2', { hasText: title }).first().waitFor();
    assert.equal(await page.locator('#state').textContent(), '');
    assert.deepEqual(said, []);
    await close();
  });
}

/** Kiel's release 29 has 2.010756 billion euros of the United Kingdom from January to April 2026. */
question('what is downloaded is decimal, as it was published', without, on('?view=support', async (page) => {
  const [bars] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).first().click()]);
  assert.match(readFileSync(await bars.path(), 'utf8'), /^United Kingdom,2\.010756,/m);
  await page.goto(at(''));
  const [total] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).first().click()]);
  assert.doesNotMatch(readFileSync(await total.path(), 'utf8'), /\.\d{9}/);
}));

/** Kiel follows neither Albania, Montenegro nor North Macedonia. */
question('what a group gave is its publisher’s, and says once of whom it has no figures', without, on('?view=group&measure=ukraine_support_financial_eur', async (page) => {
  await page.getByText('Financial support for Ukraine (billion EUR)').first().waitFor();
  await page.getByText(/^Source: Kiel Institute, /).waitFor();
  await page.getByText('Without figures of: Albania, Montenegro and North Macedonia (2022-2025)').waitFor();
}));

question('the brief of an ally is downloaded', skip, on('?view=ally&ally=POL', async (page) => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Brief/ }).click()]);
  assert.equal(download.suggestedFilename(), 'pol.html');
}));

question('an ally that there is not is said', skip, on('?view=ally&ally=XXX', async (page) => {
  // Whichever of the questions is answered first.
  await page.getByText(/there is no ally XXX|expected an ally's ISO 3166-1 alpha-3 code/).waitFor();
}));

/** NATO's table of July 2026 prints 2.10 % for Italy in 2026: 1.40 points short of 3.5 %. */
question('how much more would Italy need for 3.5 %?', skip, on('?view=ally&ally=ITA', async (page) => {
  await page.getByText('In 2026 it lacks 1.40 points of GDP for 3.5 %: 38.0 billion US dollars, at current prices.').waitFor();
  await page.getByText(/^To be there in 2035 it would have to spend 44\.1 billion US dollars a year more than now \(constant 2026 prices\)/).waitFor();
}));

/** NATO's table of July 2026: 3.5 % of Denmark's 504,483 million US dollars is 42 million more than the 17,615 million it spends. */
question('how much is little?', skip, on('?view=ally&ally=DNK', async (page) => {
  await page.getByText('In 2026 it lacks 0.01 points of GDP for 3.5 %: 42 million US dollars, at current prices.').waitFor();
}));

/** Kiel's release 29: from January to April 2026 Norway allocated most by GDP, Germany most in euros. */
question('who gave most to Ukraine by GDP this year?', without, on('', async (page) => {
  await page.getByRole('link', { name: 'Ukraine' }).click();
  await page.getByText('Who gave how much, January to April 2026').waitFor();
  assert.match(await page.locator('#support-bars .mark').first().getAttribute('aria-label'), /^Germany: 4\.5/);
  await page.getByRole('combobox', { name: 'Unit' }).selectOption('percent of GDP of 2021');
  await page.waitForURL(/unit=gdp/);
  await page.locator('#support-bars .mark[aria-label^="Norway: 0.44"]').waitFor();
  assert.match(await page.locator('#support-bars .mark').first().getAttribute('aria-label'), /^Norway/);
  await page.reload();
  await page.locator('#support-bars .mark[aria-label^="Norway: 0.44"]').waitFor();
}));

/** NATO, July 2026: the Netherlands' equipment is 20.34 % in 2019, 14.78 in 2022, 23.11 in 2025. */
question('when did the Netherlands cross a target, in the order of the years?', skip, on('?view=ally&ally=NLD', async (page) => {
  await page.getByText('for the first time in 2019; no longer in 2022; again in 2025.').waitFor();
}));

question('at which prices is expenditure per head?', skip, on('?view=changes', async (page) => {
  await page.getByRole('option', { name: 'Expenditure per head (USD at constant prices)' }).waitFor({ state: 'attached' });
}));

/** SIPRI prints 1.9 % for Germany in 2024, NATO 2.00 %. */
question('why does SIPRI have another share for Germany?', without, on('?view=ally&ally=DEU', async (page) => {
  await page.getByRole('link', { name: 'Its sources side by side' }).click();
  await page.getByText(/^SIPRI has 1\.89\s% in 2024, 0\.11 points less than NATO: it reads budgets and accounts/).waitFor();
  await counted(page.locator('#definitions-chart .line'), 4);
  await page.getByRole('rowheader', { name: 'Pensions of personnel' }).waitFor();
}));

/** NATO and the European Defence Agency print 3.26 % for Poland in 2023. */
question('what is told of two publishers that say the same of Poland?', without, on('?view=ally&ally=POL', async (page) => {
  await page.getByText('The European Defence Agency has 3.26 % in 2023, within 0.01 points of NATO though it counts otherwise.').waitFor();
}));

/** SIPRI's table has a row for Iceland, which has no share of GDP at NATO. */
question('is what is told of Iceland at odds with its table?', without, on('?view=ally&ally=ISL', async (page) => {
  await page.getByText('The report has no share of this ally’s GDP to compare with another publisher’s.').waitFor();
  await page.getByText('Every other publisher’s figures on this ally').waitFor();
}));

/** NATO prints 483,126 million US dollars of 2024 for the European allies; the mean of the ECB's days of 2024 is 1.0824. */
question('money is told in euros at the rate of each year, and constant prices never are', without, on('?view=group&measure=defence_expenditure_usd_current', async (page) => {
  await page.getByRole('combobox', { name: 'Currency' }).selectOption('euros');
  await page.getByText('(million EUR) · current prices').first().waitFor();
  await page.getByText('Converted at the European Central Bank’s mean rate of each figure’s year').waitFor();
  assert.match(await page.locator('.mark[aria-label^="2024:"]').getAttribute('aria-label'), /^2024: 446,3\d\d$/);
  const [euros] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).first().click()]);
  const years = readFileSync(await euros.path(), 'utf8').match(/^\d{4},[\d.]+/gm);
  assert.ok(years.length > 9);
  assert.deepEqual(years.filter((year) => year.slice(5).replace('.', '').length > 15), [], 'more digits than a report has');
  await page.getByRole('combobox', { name: 'Prices' }).selectOption('constant prices');
  await page.getByText('constant 2021 prices').first().waitFor();
  assert.equal(await page.getByRole('combobox', { name: 'Currency' }).count(), 0);
  await page.getByText('What this measures').click();
  await page.getByText('NATO’s definition, at the prices and exchange rates of the base year').waitFor();
}));

/** NATO prints 56,968 million US dollars for Italy in 2026; the mean of the ECB's days of 2026 to October is 1.1568. */
question('an ally’s money is told in the currency that was chosen anywhere', without, on('?currency=EUR', async (page) => {
  await page.getByRole('link', { name: 'One ally' }).click();
  await page.getByLabel('Ally').selectOption('Italy');
  await page.locator('.facts').getByText('49.2 billion euros').waitFor();
  await page.getByText('In 2026 it lacks 1.40 points of GDP for 3.5 %: 32.9 billion euros, at current prices.').waitFor();
  await page.getByRole('combobox', { name: 'Currency' }).selectOption('US dollars');
  await page.locator('.facts').getByText('57.0 billion US dollars').waitFor();
}));

/** Statskontoret: the outturn of January to July 2026 and of the same months of 2025. */
question('what does Sweden’s budget say of this year so far?', without, on('', async (page) => {
  await page.getByRole('link', { name: 'Budgets' }).click();
  await page.getByText('Spent, January to July 2026: 81.4 billion SEK, +21.6 % on the same period of the year before.').waitFor();
  await page.getByText('No two treasuries delimit defence alike').waitFor();
}));

/** The same without January to March 2026, as a file of a fiscal year has it: 49,072.16 million kronor after 42,591.52. */
question('a year whose months begin in April is told so, and held against the same months', without, on('?view=budgets', async (page) => {
  await page.route(/\/series.*frequency=M/, async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    for (const one of json.series) for (const month of ['2026-01', '2026-02', '2026-03']) delete one.values[month];
    await route.fulfill({ response, json });
  });
  await page.reload();
  await page.getByText('Spent, April to July 2026: 49.1 billion SEK, +15.2 % on the same period of the year before.').waitFor();
}));

/** The same of a hundredth in 2025. */
question('what has grown manyfold from little is told as a multiple, and in a sentence by itself', without, on('?view=budgets', async (page) => {
  await page.route(/\/series.*frequency=M/, async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    for (const one of json.series) for (const [month, value] of Object.entries(one.values)) if (month.startsWith('2025')) value.value = String(value.value / 100);
    await route.fulfill({ response, json });
  });
  await page.reload();
  await page.getByText('Spent, January to July 2026: 81.4 billion SEK.').waitFor();
  await page.getByRole('cell', { name: '×121.6' }).first().waitFor();
}));

question('a budget is told in French to those who read French', without, async () => {
  for (const view of ['budgets&budget=budget-swe', 'ally&ally=SWE']) {
    const { page, close } = await visit(`?lang=fr&view=${view}`);
    const covers = page.getByText('Crédits 0601 du domaine de dépenses 06, défense militaire');
    await covers.waitFor();
    assert.equal(await covers.getAttribute('lang'), 'fr');
    await page.getByText('dans le total : postes de soutien à l’Ukraine des forces armées').waitFor();
    await page.getByText('Documents : Statskontoret, Budget de l’État, exécution mensuelle. Conditions : Données ouvertes, source : Statskontoret.').waitFor();
    await close();
  }
});

/** Its ministries are named with an article in sentences, and without one where they stand alone. */
question('a treasury is named in French to those who read French', without, on('?lang=fr', async (page) => {
  await page.route(/\/sources/, async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    json.sources.find((one) => one.source === 'budget-swe').names.publisher = { en: "Denmark's Ministry of Finance", fr: 'le ministère danois des Finances' };
    await route.fulfill({ response, json });
  });
  await page.reload();
  await page.locator('#sources').getByRole('link', { name: 'Ministère danois des Finances' }).waitFor();
}));

question('what comes with Allyspend is late for nobody, and is told as what it is', without, on('', async (page) => {
  await page.route(/\/sources/, async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    Object.assign(json.sources.find((one) => one.source === 'eurostat'), { overdue: true, due: '2026-01-31', failure: undefined, edition: 'updated 2025-01-31', publishedOn: '2025-01-31', address: 'bundled:eurostat.csv' });
    Object.assign(json.sources.find((one) => one.source === 'sipri'), { overdue: true, due: '2026-01-31' });
    await route.fulfill({ response, json });
  });
  await page.reload();
  assert.match(await page.locator('#troubled').textContent(), /SIPRI/);
  assert.doesNotMatch(await page.locator('#troubled').textContent(), /Eurostat/);
  await page.locator('#sources').getByText('comes with Allyspend, published 31 January 2025; the next edition was expected in January 2026').waitFor();
}));

question('a budget says where no document of the treasury has been read by its declaration', without, on('', async (page) => {
  await page.route(/\/sources/, async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    json.sources.find((one) => one.source === 'budget-swe').title += ' (unverified)';
    await route.fulfill({ response, json });
  });
  await page.reload();
  await page.getByRole('link', { name: 'Budgets' }).click();
  await page.getByText('Unverified: its figures have not been held against the treasury’s own print.').waitFor();
}));

/** NATO and SIPRI of Germany and of Poland, each in its latest year. */
question('several allies stand beside one another, by source', without, on('?view=sources&ally=DEU', async (page) => {
  await page.getByRole('combobox', { name: 'Add an ally' }).selectOption('Poland');
  await page.waitForURL(/ally=DEU,POL/);
  await page.locator('#definitions-chart-POL .line').first().waitFor();
  assert.match(await page.locator('#definitions-table tr').first().textContent(), /^Germany.*1\.89 \(2024\)/);
  await page.getByRole('link', { name: 'Without Germany' }).click();
  await page.getByRole('heading', { name: 'Poland: sources side by side' }).waitFor();
  assert.equal(await page.locator('#definitions-table').count(), 0);
}));

question('who wants to be told of an ally follows a link, which can be sent', skip, on('?view=ally&ally=DEU', async (page) => {
  await page.getByRole('link', { name: 'Be told by mail when figures of Germany change' }).click();
  await page.getByRole('checkbox', { name: 'Poland' }).check();
  await page.getByRole('checkbox', { name: '2 % of GDP' }).check();
  await page.reload();
  assert.equal(await page.getByRole('checkbox', { name: 'Germany' }).isChecked(), true);
  await page.getByRole('textbox', { name: 'Address' }).fill('ada@example.org');
  await page.getByRole('button', { name: 'Tell me' }).click();
  await page.getByText(/^Kept for ada@example\.org: Germany, Poland and 2\s% of GDP\./).waitFor();
  await page.goto(at('?view=subscribe'));
  await page.getByRole('button', { name: 'Tell me' }).click();
  await page.getByText('Tick an ally, a target or every report first.').waitFor();
}));

question('what is found is said in the reader’s language', skip, on('?view=ally&ally=ITA&lang=fr&period=2026-07', async (page) => {
  await page.locator('#ally-findings li', { hasText: 'Italie, 2016 et 2017' }).filter({ hasText: '1,17 et 1,20' }).waitFor();
  await page.goto(at('?view=ally&ally=ITA&lang=en&period=2026-07'));
  await page.locator('#ally-findings li', { hasText: 'Italy, 2016 and 2017: printed share of GDP 1.17 and 1.20' }).waitFor();
}));

question('the command line, the API and the page say the same of the same month', skip, async () => {
  await report('2025-03');
  const out = mkdtempSync(join(tmpdir(), 'same-'));
  // Not while nobody listens: the service hangs up on whoever is silent.
  await promisify(execFile)(join(ROOT, 'allyspend'), ['report', '--period', '2025-03', '--out', out]);
  const { headline } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
  assert.match(headline, /476\.2 billion US dollars .* as estimated by NATO in June 2024/);

  assert.equal((await (await fetch(at('reports/2025-03'))).json()).headline, headline);
  const { page, close } = await visit('?period=2025-03');
  await page.getByText(headline.replaceAll("'", '’')).waitFor();
  await close();
}, 120_000);

question('the headline is told in the reader’s language', skip, on('?lang=fr&period=2026-07', async (page) => {
  await page.getByText(/^Les alliés de l’OTAN autres que les États-Unis et le Canada consacrent 724,6 milliards de dollars des États-Unis à la défense en 2026, soit 2,57\s% de leur PIB/).waitFor();
  assert.equal(await page.locator('#news ul').first().getAttribute('lang'), 'fr');
}));

describe('each view at 200 %', { concurrency: AT_ONCE, skip }, () => {
  for (const [name, query] of Object.entries(VIEWS)) {
    test(`${name} at 200 %, with motion reduced`, { skip, timeout: 60_000 }, async () => {
      const { page, close } = await visit(query, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, reducedMotion: 'reduce' });
      await page.locator('#view h2').first().waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, 'it scrolls sideways');
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto');
      await accessible(page, `${name}-zoomed`);
      await close();
    });
  }
});

question('a failure that is long, and has no blanks, is read on a phone without scrolling sideways', skip, on('?view=ally&ally=POL', async (page) => {
  await page.route(/\/runs\?limit=/, async (route) => {
    const json = await (await route.fetch()).json();
    const failure = `source nato: expected an answer of https://www.example.org/${'defence-expenditure/'.repeat(12)}, found none`;
    await route.fulfill({ json: { ...json, runs: json.runs.map((run) => ({ ...run, state: 'failed', failure })) } });
  });
  for (const language of ['en', 'fr']) {
    await page.goto(at(`?view=runs&lang=${language}`));
    const failed = page.locator('td .error').first();
    await failed.waitFor();
    const wide = page.locator('.wide', { has: failed });
    assert.equal(await wide.evaluate((one) => one.scrollWidth - one.clientWidth), 0, language);
    await accessible(page, `failed-${language}`);
  }
}, { viewport: { width: 390, height: 844 } }));

question('on paper there is nothing to click, and nothing is folded away', skip, on('?view=ally&ally=POL', async (page) => {
  await page.locator('svg.chart').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('nav').isVisible(), false);
  assert.equal(await page.getByRole('button').filter({ visible: true }).count(), 0);
  assert.ok((await page.locator('details table').first().boundingBox()).height > 100);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
}, { viewport: { width: 720, height: 1000 }, colorScheme: 'dark' }));

question('on paper tables keep the names of their columns, and links that lead on are left out', skip, on('?view=allies', async (page) => {
  await page.locator('#allies-rows tr').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual(await page.getByRole('columnheader').filter({ visible: true }).allTextContents(), ['Ally', '2026', '2025', 'Change on the year before']);
  await page.getByRole('link', { name: 'Poland' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'The API behind this page' }).isVisible(), false);
}));

/** NATO's table of July 2026: 270,363 million US dollars of 2021 in 2014 and 585,671 in 2026, of today's European allies. */
question('how much has it grown since 2014, without inflation and without new members?', skip, on('', async (page) => {
  await page.getByRole('link', { name: 'Group', exact: true }).click();
  await page.getByRole('combobox', { name: 'Measure' }).selectOption('Defence expenditure');
  await page.getByRole('combobox', { name: 'Prices' }).selectOption('constant prices');
  await page.waitForURL(/usd_constant/);
  await page.getByText('New members are counted from the year they joined').waitFor();
  await page.getByRole('combobox', { name: 'Members' }).selectOption('Today’s members in every year');
  await page.getByText('From 2014 to 2026: +116.6 % in real terms.', { exact: true }).waitFor();
}));

/** The same: of those with a share of 2026 Slovenia alone, at 1.61 %, is below 2 %. */
question('who is still below 2 %?', skip, on('', async (page) => {
  await page.getByRole('link', { name: 'Allies', exact: true }).click();
  await page.getByText('At 2 % of GDP or over in 2026: 28 of 29; below: Slovenia.').waitFor();
}));

/** The same: 2018 Germany 49,772 and France 50,507, 2019 Germany 52,549 and France 49,493 million US dollars. */
question('since when does Germany spend more than France?', skip, on('?view=allies', async (page) => {
  await page.getByRole('combobox', { name: 'Measure' }).selectOption('Defence expenditure');
  await page.waitForURL(/measure=/);
  await page.getByRole('checkbox', { name: 'Compare Germany as a line' }).check();
  await page.waitForURL(/show=DEU/);
  await page.getByRole('checkbox', { name: 'Compare France as a line' }).check();
  for (const value of ['Germany, 2018: 49,772', 'France, 2018: 50,507', 'Germany, 2019: 52,549', 'France, 2019: 49,493']) await page.locator(`.mark[aria-label="${value}"]`).waitFor();
}));

/** NATO had 2.12 % of GDP of 2024 for Germany in June 2024, and 2.00 % in July 2026. */
question('what did NATO say of Germany’s 2024 before?', skip, on('?view=ally&ally=DEU', async (page) => {
  await page.getByText('What earlier editions said').click();
  await page.locator('tr', { hasText: /^2024.*2\.12e.*2\.00$/ }).waitFor();
}));

/** NATO prints 147,002 million US dollars for Germany in 2026. */
question('who spends most, in euros?', without, on('?view=allies', async (page) => {
  await page.getByRole('combobox', { name: 'Measure' }).selectOption('Defence expenditure');
  await page.getByRole('combobox', { name: 'Currency' }).selectOption('euros');
  await page.getByText('Expenditure (million EUR) · current prices').first().waitFor();
  assert.match(await page.locator('#allies-rows tr').first().textContent(), /^Germany12\d,\d{3}e/);
}));

describe('what one asks', { concurrency: AT_ONCE, skip }, () => questions.forEach((one) => test(...one)));
