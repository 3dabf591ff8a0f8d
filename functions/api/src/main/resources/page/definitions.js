/* Sources side by side: what each publisher calls defence expenditure, an ally at a time, and why they differ. */

/** Each definition's share of GDP, NATO's own first; the World Bank's is SIPRI's over its own GDP. */
const DEFINITIONS = ['military_expenditure_share_of_gdp', 'eda_defence_expenditure_share_of_gdp', 'government_defence_expenditure_percent_of_gdp', 'cofog_defence_expenditure_percent_of_gdp'];
const ASPECTS = ['measured', 'who', 'pensions', 'paramilitary', 'aid', 'cash', 'year', 'latest', 'constant'];
const DEFINING = ['nato', 'sipri', 'worldbank', 'eda', 'eurostat'];

/** Those of an ally that has figures by them: { id, source, name, values }. */
function definitionsOf(ally, sources) {
  const basis = sources.find((one) => one.basis);
  const own = knownOf(ally.published.find((one) => one.measure === 'share_of_gdp')?.values ?? {});
  const others = DEFINITIONS.flatMap((id) => ally.beside.filter((one) => one.measure === id).map((one) => ({ id, source: one.source, name: definitionName(one, sources), values: knownOf(one.values) })));
  return [{ id: 'share_of_gdp', source: basis.source, name: publisherOf(basis), values: own }, ...others].filter((one) => Object.keys(one.values).length);
}

/** 'Eurostat gov_ev', since it has two. */
function definitionName(one, sources) {
  const publisher = publisherOf(sources.find((other) => other.source === one.source) ?? one);
  if (one.measure.startsWith('cofog_')) return words('definitions.cofog', publisher);
  return one.measure.startsWith('government_') ? words('definitions.government', publisher) : publisher;
}

/** How each other definition differs from that of the source the figures rest on, a sentence each. */
function differencesOf(definitions) {
  const own = definitions.find((one) => one.id === 'share_of_gdp');
  return own ? definitions.filter((one) => one !== own).map((other) => difference(own, other)).filter(Boolean) : [];
}

/** 'SIPRI has 1.89 % in 2024, 0.23 points less than NATO: it …', of the latest year that both have. */
function difference(own, other) {
  const year = Object.keys(other.values).filter((one) => own.values[one]).sort().at(-1);
  if (!year) return null;
  const decimals = /^(government|cofog)_/.test(other.id) ? 1 : 2;
  const [mine, theirs] = [own, other].map((one) => Number(one.values[year].value));
  const apart = Number((theirs - mine).toFixed(decimals));
  const key = apart === 0 ? 'why.same' : apart < 0 ? 'why.less' : 'why.more';
  const because = words(`why.because.${apart === 0 ? 'same' : other.source === 'worldbank' ? 'worldbank' : other.id}`);
  return words(key, other.name, `${number(theirs, decimals)} %`, year, number(Math.abs(apart), decimals), own.name, because);
}

async function definitionsView() {
  const iso3 = chosen('ally', 'POL');
  const [{ sources }, { allies }, ally] = await Promise.all([ofReport('/sources'), ofReport('/allies?measure=share_of_gdp'), ofReport(`/allies/${iso3}`)]);
  const definitions = definitionsOf(ally, sources);
  const differences = differencesOf(definitions);
  const all = [...new Set(definitions.flatMap((one) => Object.keys(one.values)))].sort();
  const [from, to] = [chosen('from', all.find((year) => year >= '2014') ?? all[0]), chosen('to', all.at(-1))];
  const series = definitions.map((one) => ({ ...one, short: one.name.slice(0, 14), values: between(one.values, from, to) })).filter((one) => Object.keys(one.values).length);
  return [element('section', [
    element('h2', words('definitions.of', nameOf(ally))),
    element('div', [
      choice('ally', words('ally'), allies.filter((other) => other.european || other.iso3 === iso3).map((other) => [other.iso3, nameOf(other)]), iso3),
      choice('from', words('choose.from'), all.map((year) => [year, year]), from),
      choice('to', words('choose.to'), all.map((year) => [year, year]), to),
    ], { class: 'choices' }),
    element('p', words('differences.intro')),
    series.length ? figure({ id: 'definitions-chart', title: nameOf(ally), subtitle: words('definitions.subtitle'), measure: 'share_of_gdp', unit: 'percent', lines: true, file: `${iso3}-definitions`,
      source: credit(sources, ...new Set(definitions.map((one) => one.source))), series }) : element('p', words('ally.nothing')),
    differences.length ? element('ul', differences.map((text) => element('li', text)), { id: 'differences' }) : element('p', words('definitions.alone')),
    element('h3', words('definitions.why')),
    element('p', words('definitions.intro')),
    table(words('definitions.why'), [{ title: words('definitions.aspect') }, ...DEFINING.map((source) => ({ title: publisherOf({ source }) }))],
      ASPECTS.map((aspect) => [words(`definition.${aspect}.name`), ...DEFINING.map((source) => words(`definition.${aspect}.${source}`))]), { class: 'prose' }),
  ], { id: 'definitions' })];
}
