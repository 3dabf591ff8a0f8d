/* What all views share: what the API answers, asked for once, and how figures are named, converted and told. */
const GROUP = 'european-allies';
const PAGES = {
  nato: 'https://www.nato.int/en/what-we-do/introduction-to-nato/defence-expenditures-and-natos-5-commitment',
  csv: 'https://www.nato.int/en/what-we-do/introduction-to-nato/defence-expenditures-and-natos-5-commitment',
  sipri: 'https://www.sipri.org/databases/milex',
  worldbank: 'https://data.worldbank.org/indicator/MS.MIL.XPND.CD',
  kiel: 'https://www.kielinstitut.de/topics/war-against-ukraine/ukraine-support-tracker/',
  eurostat: 'https://ec.europa.eu/eurostat/databrowser/view/gov_10a_exp/default/table',
  eda: 'https://eda.europa.eu/publications-and-data/defence-data',
  ecb: 'https://www.ecb.europa.eu/stats/eurofxref/',
};
const PUBLISHERS = { nato: 'NATO', csv: 'NATO', sipri: 'SIPRI', worldbank: 'World Bank', kiel: 'Kiel Institute', eurostat: 'Eurostat', eda: 'European Defence Agency', ecb: 'European Central Bank' };
const MOST_ROWS = 100; // more are in the file
const ALLY_MEASURES = ['share_of_gdp', 'defence_expenditure_usd_current', 'defence_expenditure_usd_constant', 'real_change', 'equipment_share', 'personnel_share', 'military_personnel', 'defence_expenditure_per_capita_usd_constant'];

/** Money that is published at current prices and at constant ones: one measure to choose, and its prices beside it. */
const PRICES = [
  { current: 'defence_expenditure_usd_current', constant: 'defence_expenditure_usd_constant' },
  { current: 'gdp_usd_current', constant: 'gdp_usd_constant' },
];

const nameOf = (one) => together(one.names[language()] ?? one.names.en);

/** Which allies the address asks for, in whatever letters, as they can stand in another: at least one. */
function alliesAsked() {
  const all = chosen('ally').toUpperCase().split(',').filter(Boolean).map(encodeURIComponent);
  return all.length ? all : ['POL'];
}
/** In the order of their names in the reader's language. */
const byName = (things, name = nameOf) => things.toSorted((one, other) => name(one).localeCompare(name(other), language()));
const latestYear = (values) => Object.keys(values).sort().at(-1);
const knownOf = (values) => Object.fromEntries(Object.entries(values).filter(([, one]) => one.value !== undefined));
const signed = (value, decimals) => `${Number(Math.abs(value).toFixed(decimals)) === 0 ? '' : value < 0 ? '−' : '+'}${number(Math.abs(value), decimals)}`;

/** As a sentence names it: 'the World Bank'. */
function namedPublisher(name) {
  const key = `publisher.named.${name.toLowerCase().replaceAll(' ', '-')}`;
  const text = words(key);
  return text === key ? name : text;
}

/** What a source says of itself (publisher, title, licence), in the reader's language where a treasury's declaration has it in both. */
const declaredOf = (one, what) => one.names?.[what]?.[language()] ?? one[what];

/** Whose it is, in the reader's language and without an article: 'World Bank'. */
function publisherOf(one) {
  const name = declaredOf(one, 'publisher') ?? PUBLISHERS[one.source] ?? one.source;
  return name.startsWith('budget-') ? words('budgets.one', words(`ally.${name.slice(7).toUpperCase()}`)) : namedPublisher(name).replace(/^(?:the |le |la |l['’])(.)/, (all, first) => first.toLocaleUpperCase(locale()));
}

const kept = new Map();

/** What the API answers, asked for once as long as nothing new was made. */
function read(path) {
  if (!kept.has(path)) {
    const answer = api(path);
    kept.set(path, answer);
    answer.catch(() => kept.delete(path));
  }
  return kept.get(path);
}

/** The same of the report that the address asks for, the latest where it asks for none. */
function ofReport(path) {
  const period = encodeURIComponent(chosen('period'));
  return read(period ? `${path}${path.includes('?') ? '&' : '?'}period=${period}` : path);
}

/** The reports of the last year and a bit, the latest first. */
const reportsRead = () => read(`/reports?limit=14&lang=${language()}`);

/** The report that the address asks for, or the latest. */
const reportRead = () => read(`/reports/${encodeURIComponent(chosen('period', 'latest'))}?lang=${language()}`);

/** Which report's figures are seen. */
async function reportChoice() {
  const { reports } = await reportsRead();
  const periods = [...new Set([...reports.map((one) => one.period), ...(chosen('period') ? [chosen('period')] : [])])]; // what is seen may be older than the last of them
  return periods.length < 2 ? null : choice('period', words('choose.report'), periods.map((period, i) => [i ? period : '', monthName(period)]), chosen('period'));
}

/** A source's series by year (A) or month (M); none where the report has nothing of it. */
async function seriesOf(source, frequency, measures = [], subject = '') {
  try {
    const asked = (measures.length ? `&measure=${measures.join(',')}` : '') + (subject && `&subject=${subject}`);
    return await ofReport(`/series?source=${source}&frequency=${frequency}${asked}`);
  } catch (problem) {
    if (problem.status === 404) return { series: [] };
    throw problem;
  }
}

/** An edition with its days and months in words, and what we call it by in the reader's language. */
function editionName(edition) {
  const days = (text) => text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, dayName).replace(/\b\d{4}-(0[1-9]|1[0-2])\b/g, monthName);
  const [, kind, number, day] = /^(updated|to|Release) (?:(\d+) of )?(.+)$/.exec(edition) ?? [];
  const until = kind === 'to' && day.length > 7 ? '.day' : '';
  return kind ? words(`edition.${kind.toLowerCase()}${until}`, days(day), number) : days(edition);
}

/** 'NATO, 2014-2026', as the API names the release that figures rest on, in the reader's language. */
function releaseName(line) {
  const [publisher, ...edition] = line.split(', ');
  return [publisherOf({ publisher }), editionName(edition.join(', '))].join(', ');
}

/** 'published 9 July 2026', if the day is known. */
const publishedName = (source) => (source.publishedOn ? words('published', dayName(source.publishedOn)) : words('published.unknown'));

/** '2 %', on one line. */
const percent = (text) => `${text}\u00a0%`;

/** 'Source: NATO, 2014-2026, published 9 July 2026' of the source that the figures rest on, or of others. */
function credit(sources, ...ids) {
  const asked = ids.length ? ids.map((id) => sources.find((one) => one.source === id)) : [sources.find((one) => one.basis) ?? sources[0]];
  return words(asked.length > 1 ? 'credit.several' : 'credit', asked.map((one) => words('credit.one', publisherOf(one), editionName(one.edition), publishedName(one))).join(words('then')));
}

/** What kind of money a unit is, said with every chart: current and constant prices look alike. */
function pricesOf(unit) {
  const base = /at (\d{4}) prices/.exec(unit);
  if (base) return words('prices.constant.of', base[1]);
  return /USD|EUR|currency/.test(unit) ? words('prices.current') : '';
}

/** The values of some years. */
function between(values, from, to) {
  return Object.fromEntries(Object.entries(values).filter(([year]) => (!from || year >= from) && (!to || year <= to)));
}

/** Of millions: '724.6 billion US dollars', '42 million US dollars' of what would hardly be a billion, and 'nothing' of nothing alone. */
function moneyName(millions, unit) {
  const currency = /EUR/.test(unit) ? '.eur' : '';
  if (Math.abs(millions) < 0.5) return words(`million.${Number(millions) ? 'less' : 'none'}${currency}`);
  return Math.round(Math.abs(millions)) < 1000 ? words(`million${currency}`, number(millions, 0)) : words(`billion${currency}`, number(Number(millions) / 1000, 1));
}

/** The sum of decimals, or so many of it to one: counted in whole units of their last place, since 0.1 and 0.2 are not 0.3 in binary. */
function sum(decimals, to = 1) {
  const units = 10 ** d3.max(decimals, (one) => (String(one).split('.')[1] ?? '').length);
  return d3.sum(decimals, (one) => Math.round(one * units)) / (units * to);
}

/** Millions as billions, in which one speaks. */
const inBillions = (values) => Object.fromEntries(Object.entries(values).map(([year, one]) => [year, { ...one, value: sum([one.value], 1000) }]));

const plainText = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const matches = (name) => plainText(name).includes(plainText(chosen('filter')));

function filter() {
  const input = element('input', undefined, { id: 'choose-filter', type: 'search', value: chosen('filter'), size: 12 });
  input.addEventListener('change', () => go({ filter: input.value.trim() }));
  return element('span', [element('label', words('choose.filter'), { for: 'choose-filter' }), input], { class: 'choice' });
}

/** The same decimals in a whole row. */
const decimalsIn = (series) => decimalsOf(series.measure, series.unit, d3.max(Object.values(series.values), (one) => Math.abs(Number(one.value ?? 0))));

/** '1.85' or '2.07e'; a dash where nothing is published. */
function figureText(one, decimals) {
  return one?.value === undefined ? '–' : number(one.value, decimals) + (one.status === 'A' ? '' : one.status.toLowerCase());
}

// ---- Names and definitions of measures, in the reports' own words ----

/** As reports head it: 'Expenditure (million USD at 2021 prices)'; of others, and of what a heading says on the sheet of support alone, their name in the codebook, and the unit. */
function measureName(id, unit = '') {
  const prices = /at (\d{4}) prices/.exec(unit);
  const header = words(`measure.${id}`, prices ? words('prices.of', prices[1]) : words('prices.constant'));
  const name = header === `measure.${id}` || isSupport(id) ? words(`codebook.measure.${id}`) + (unit && ` (${unitName(unit)})`) : header;
  return /EUR/.test(unit) && /_usd_/.test(id) ? name.replace('USD', 'EUR') : name;
}

/** Units that are words, in the reader's language. */
function unitName(unit) {
  const names = { percent: '%', 'million national currency': words('unit.national'), 'thousand persons': words('unit.thousands'), million: words('unit.million'), billion: words('unit.billion') };
  const english = Object.keys(names).find((one) => unit.startsWith(one)) ?? '';
  return (names[english] ?? '') + unit.slice(english.length).replace(/ at (\d{4}) prices/, (all, year) => `, ${words('prices.constant.of', year)}`);
}

/** What a measure is, one click away from its name. */
function meaning(id) {
  const key = `codebook.measure.${id}.is`;
  const text = words(key);
  return text === key ? null : element('details', [element('summary', words('meaning')), element('p', `${words('pair', words(`codebook.measure.${id}`), text)}.`)], { class: 'meaning' });
}

// ---- Prices and currencies ----

/** What is computed, to 15 significant digits as in the reports' files: there are no more in what it is computed from. */
const stated = (computed) => String(Number(computed.toPrecision(15)));

/** The two price bases of a measure, or null where it has one. */
const pairOf = (id) => PRICES.find((one) => one.current === id || one.constant === id) ?? null;

/** The choices of a measure among those with these ids: each once, its prices beside it, and the currency where rates are there. */
function measureChoices(ids, id, unit, sources) {
  const pair = pairOf(id);
  const shown = ids.filter((one) => !PRICES.some((other) => other.constant === one && ids.includes(other.current)));
  const options = shown.map((one) => [one, pairOf(one) ? words(`codebook.measure.${one}`) : measureName(one)]);
  return [
    choice('measure', words('choose.measure'), options, pair && ids.includes(pair.current) ? pair.current : id),
    pair && ids.includes(pair.constant) ? choice('prices', words('choose.prices'), [[pair.current, words('prices.current')], [pair.constant, words('prices.constant')]], id, (value) => go({ measure: value })) : null,
    currencyChoice(unit, sources),
  ];
}

/** US dollars or euros, where the figures are current dollars and there are rates. */
const currencyChoice = (unit, sources) => (unit === 'million USD' && hasRates(sources) ? choice('currency', words('choose.currency'), [['', words('currency.USD')], ['EUR', words('currency.EUR')]], chosen('currency')) : null);

const hasRates = (sources) => sources.some((one) => one.source === 'ecb' && one.edition);

/**
 * How money is told: as it was published, or in euros at the mean rate of each figure's year where that is asked for and there are rates.
 * Only current prices are converted: constant ones are dollars of their base year.
 */
async function moneyOf(unit, sources) {
  const published = { unit, values: (values) => values, note: null };
  if (chosen('currency') !== 'EUR' || unit !== 'million USD' || !hasRates(sources)) return published;
  const { series } = await seriesOf('ecb', 'A', ['exchange_rate_for_one_euro'], 'currency-usd');
  const rates = series[0]?.values;
  if (!rates) return published;
  return {
    unit: 'million EUR',
    values: (values) => Object.fromEntries(Object.entries(values).filter(([year, one]) => one.value === undefined || rates[year]?.value)
      .map(([year, one]) => [year, one.value === undefined ? one : { ...one, value: stated(Number(one.value) / Number(rates[year].value)) }])),
    note: words('currency.note', number(rates[latestYear(rates)].value, 4), latestYear(rates)) + (rates[latestYear(rates)].status === 'P' ? words('currency.note.so-far') : ''),
  };
}
