/* Sources side by side: what each publisher calls defence expenditure, of an ally or several, and why they differ. */

/** Each definition's share of GDP, NATO's own first; the World Bank's is SIPRI's over its own GDP. */
const DEFINITIONS = ['military_expenditure_share_of_gdp', 'eda_defence_expenditure_share_of_gdp', 'government_defence_expenditure_percent_of_gdp', 'cofog_defence_expenditure_percent_of_gdp'];
const ASPECTS = ['measured', 'who', 'pensions', 'paramilitary', 'aid', 'cash', 'year', 'latest', 'constant'];
const DEFINING = ['nato', 'sipri', 'worldbank', 'eda', 'eurostat'];

/** Those of an ally that has figures by them: { id, source, name, values }. */
function definitionsOf(ally, sources) {
  const basis = sources.find((one) => one.basis);
  const own = knownOf(ally.published.find((one) => one.measure === 'share_of_gdp')?.values ?? {});
  const others = DEFINITIONS.flatMap((id) => ally.beside.filter((one) => one.measure === id).map((one) => ({ id, source: one.source, name: definitionName(one, sources), named: definitionName(one, sources, namedPublisher), values: knownOf(one.values) })));
  return [{ id: 'share_of_gdp', source: basis.source, name: publisherOf(basis), named: namedPublisher(basis.publisher), values: own }, ...others].filter((one) => Object.keys(one.values).length);
}

/** 'Eurostat gov_ev', since it has two; as a sentence names it, where it is said how. */
function definitionName(one, sources, naming) {
  const of = sources.find((other) => other.source === one.source) ?? one;
  const publisher = naming && of.publisher ? naming(declaredOf(of, 'publisher')) : publisherOf(of);
  if (one.measure.startsWith('cofog_')) return words('definitions.cofog', publisher);
  return one.measure.startsWith('government_') ? words('definitions.government', publisher) : publisher;
}

/** What fits beside a chart on a phone. */
function shortName(one) {
  if (one.source === 'eda') return words('short.eda');
  if (one.id.startsWith('cofog_')) return 'COFOG 02';
  return one.id.startsWith('government_') ? 'gov_ev' : one.name;
}

/** How each other definition differs from that of the source the figures rest on, a sentence each. */
function differencesOf(definitions) {
  const own = definitions.find((one) => one.id === 'share_of_gdp');
  return own ? definitions.filter((one) => one !== own).map((other) => difference(own, other)).filter(Boolean) : [];
}

/**
 * 'SIPRI has 1.89 % in 2024, 0.23 points less than NATO: it …', of the latest year that both have; and of shares that are nearer than
 * they are told, 'within 0.01 points of NATO'.
 */
function difference(own, other) {
  const year = Object.keys(other.values).filter((one) => own.values[one]).sort().at(-1);
  if (!year) return null;
  const decimals = /^(government|cofog)_/.test(other.id) ? 1 : 2;
  const [mine, theirs] = [own, other].map((one) => Number(one.values[year].value));
  const apart = Number((theirs - mine).toFixed(decimals));
  const key = apart === 0 ? 'why.same' : apart < 0 ? 'why.less' : 'why.more';
  const because = words(`why.because.${apart === 0 ? 'same' : other.source === 'worldbank' ? 'worldbank' : other.id}`);
  const text = words(key, other.named, percent(number(theirs, decimals)), year, number(Math.abs(apart) || 10 ** -decimals, decimals), own.named, because);
  return text[0].toLocaleUpperCase(locale()) + text.slice(1);
}

const MOST_BESIDE = 4; // charts one under the other

async function definitionsView() {
  const ids = [...new Set(alliesAsked())].slice(0, MOST_BESIDE);
  const [{ sources }, { allies }, ...found] = await Promise.all([ofReport('/sources'), ofReport('/allies?measure=share_of_gdp'), ...ids.map((iso3) => ofReport(`/allies/${iso3}`))]);
  const shown = found.map((ally) => ({ ally, definitions: definitionsOf(ally, sources) }));
  const all = [...new Set(shown.flatMap((one) => one.definitions).flatMap((one) => Object.keys(one.values)))].sort();
  const [from, to] = [chosenOf('from', all, all.find((year) => year >= '2014') ?? all[0]), chosenOf('to', all, all.at(-1))];
  const named = byName(allies.filter((one) => one.european || ids.includes(one.iso3))).map((one) => [one.iso3, nameOf(one)]);
  return [element('section', [
    element('h2', words('definitions.of', listed(found.map(nameOf)))),
    element('div', [
      choice('ally', words('ally'), named, ids[0], (iso3) => go({ ally: [iso3, ...ids.slice(1)].join(',') })),
      ids.length < MOST_BESIDE ? choice('and', words('definitions.add'), [['', '–'], ...named.filter(([iso3]) => !ids.includes(iso3))], '', (iso3) => go({ ally: [...ids, iso3].join(',') })) : null,
      choice('from', words('choose.from'), all.map((year) => [year, year]), from),
      choice('to', words('choose.to'), all.map((year) => [year, year]), to),
    ], { class: 'choices' }),
    element('p', words('differences.intro')),
    ids.length > 1 ? latestBySource(shown) : null,
    ...shown.flatMap((one) => besideEachOther(one, ids, sources, from, to)),
    element('h3', words('definitions.why')),
    element('p', words('definitions.intro')),
    table(words('definitions.why'), [{ title: words('definitions.aspect') }, ...DEFINING.map((source) => ({ title: publisherOf({ source }) }))],
      ASPECTS.map((aspect) => [words(`definition.${aspect}.name`), ...DEFINING.map((source) => words(`definition.${aspect}.${source}`))]), { class: 'prose' }),
  ], { id: 'definitions' })];
}

/** One ally's chart, and how each source differs from the one that the figures rest on. */
function besideEachOther({ ally, definitions }, ids, sources, from, to) {
  const differences = differencesOf(definitions);
  const series = definitions.map((one) => ({ ...one, short: shortName(one), values: between(one.values, from, to) })).filter((one) => Object.keys(one.values).length);
  const id = ally.iso3 === ids[0] ? '' : `-${ally.iso3}`;
  return [
    ids.length > 1 ? element('h3', [nameOf(ally), ' ', link(words('definitions.remove', nameOf(ally)), { ally: ids.filter((one) => one !== ally.iso3).join(',') }, { class: 'remove' })]) : null,
    series.length ? figure({ id: `definitions-chart${id}`, title: nameOf(ally), subtitle: words('definitions.subtitle'), measure: 'share_of_gdp', unit: 'percent', lines: true, file: `${ally.iso3}-definitions`,
      source: credit(sources, ...new Set(definitions.map((one) => one.source))), series }) : element('p', words('ally.nothing')),
    differences.length ? element('ul', differences.map((text) => element('li', text)), { id: `differences${id}` }) : element('p', words('definitions.alone')),
  ];
}

/** Several allies by source: '2.39 (2024)'. */
function latestBySource(shown) {
  const names = [...new Set(shown.flatMap((one) => one.definitions).map((one) => one.name))];
  const latest = (definition) => {
    if (!definition) return '–';
    const year = latestYear(definition.values);
    return `${figureText(definition.values[year], /^(government|cofog)_/.test(definition.id) ? 1 : 2)} (${year})`;
  };
  return table(words('definitions.several'), [{ title: words('ally') }, ...names.map((name) => ({ title: name, number: true }))],
    shown.map(({ ally, definitions }) => [nameOf(ally), ...names.map((name) => latest(definitions.find((one) => one.name === name)))]), { id: 'definitions-table' });
}
