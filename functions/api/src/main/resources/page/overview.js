/* The overview: the report, its headline and news, whose figures it rests on and how old they are. */
/** How old an edition was when the report was stated, in days, months or years that were over. */
const age = (days) => (days < 60 ? words('age.days', days) : days < 730 ? words('age.months', Math.floor(days / 30.44)) : words('age.years', Math.floor(days / 365.25)));

const isBundled = (source) => source.address?.startsWith('bundled:');
/** What comes with Allyspend has no later edition because nobody asked for one, which says nothing of its publisher; of what reports rest on a reader has to know it. */
const isLate = (source) => source.overdue && (source.basis || !isBundled(source));
const bundled = (source) => words('source.bundled', publishedName(source), monthName(source.due.slice(0, 7)));

function stateOf(source) {
  if (source.failure) return element('span', words('source.failed', dayName(source.failedAt), declaredOf(source, 'failure')), { class: 'error' });
  if (isLate(source)) return element('span', isBundled(source) ? bundled(source) : words('source.overdue', dayName(source.due)), { class: 'error' });
  if (source.notice) return element('span', declaredOf(source, 'notice'), { class: 'error' });
  if (source.overdue) return bundled(source);
  return source.edition ? words('source.good') : element('span', words('source.none'), { class: 'error' });
}

function sourcesTable(sources) {
  return table(words('sources.caption'), ['source', 'edition', 'published.on', 'age', 'state'].map((key) => ({ title: words(`sources.${key}`) })),
    sources.map((one) => [
      element('a', publisherOf(one), { href: PAGES[one.source] ?? one.address, rel: 'noopener' }),
      (one.edition ? editionName(one.edition) : '–') + (one.basis ? ` (${words('sources.basis')})` : ''),
      one.publishedOn ? dayName(one.publishedOn) : '–',
      one.publishedOn ? age(one.ageDays) : '–',
      stateOf(one),
    ]));
}

// ---- Overview ----

const MOST_NEWS = 5; // more are a click away

async function overview() {
  const [report, { sources }, { aggregates }] = await Promise.all([reportRead(), ofReport('/sources'), ofReport(`/aggregates?group=${GROUP}&composition=as-of-year&measure=share_of_gdp,defence_expenditure_usd_current`)]);
  const money = await moneyOf('million USD', sources);
  const troubled = sources.filter((one) => one.failure || isLate(one) || !one.edition);
  const news = (sentences) => element('ul', sentences.map((sentence) => element('li', together(sentence))), { lang: report.language ?? false });
  return [
    element('section', [
      element('h2', words('report.title', monthName(report.period)), { id: 'latest-title' }),
      element('p', words('asof', lastDayOf(report.asOf), credit(sources)), { id: 'edition' }),
      element('p', together(report.headline), { id: 'headline', lang: report.language ?? false }),
      element('div', [await reportChoice(), currencyChoice('million USD', sources)], { class: 'choices' }),
      troubled.length ? element('p', words('sources.troubled', troubled.map(publisherOf).join(', ')), { class: 'error', id: 'troubled' }) : null,
      element('h3', words('news')),
      element('div', [news(report.news.slice(0, MOST_NEWS)), report.news.length > MOST_NEWS ? element('details', [element('summary', words('news.more', report.news.length - MOST_NEWS)), news(report.news.slice(MOST_NEWS))]) : null], { id: 'news' }),
      subscribeLink(words('subscribe.link')),
      element('p', downloadButtons(`/reports/${report.period}`, monthName(report.period), formatsOf(report.files)), { id: 'downloads' }),
    ], { id: 'latest', 'aria-labelledby': 'latest-title' }),
    element('section', [
      element('h2', words('group.title')),
      ...overviewCharts(aggregates, money, credit(sources)),
      element('p', [link(words('group.more'), { view: 'group' }), ' ', link(words('allies.more'), { view: 'allies' })]),
    ], { id: 'group' }),
    element('section', [element('h2', words('sources.title')), sourcesTable(sources)], { id: 'sources' }),
  ];
}

/** The total in money as it is told, and the share of GDP; prices are said with each. */
function overviewCharts(aggregates, money, source) {
  const [total, share] = ['defence_expenditure_usd_current', 'share_of_gdp'].map((measure) => aggregates.find((one) => one.measure === measure));
  const series = (values) => [{ name: words('european'), values }];
  return [
    total && figure({ id: 'total', title: words('total.title'), subtitle: words('total.subtitle', words(`currency.${/EUR/.test(money.unit) ? 'EUR' : 'USD'}`), pricesOf(money.unit)), measure: total.measure, unit: money.unit, decimals: 1, source, note: money.note, file: 'allyspend-total', series: series(inBillions(money.values(total.values))) }),
    share && figure({ id: 'share', title: words('share.title'), subtitle: words('share.subtitle'), measure: share.measure, unit: share.unit, decimals: 2, lines: true, source, file: 'allyspend-share', targets: targetLines([2, 3.5, 5]), series: series(share.values) }),
  ].filter(Boolean);
}
