/* The page's words in both languages. */
const WORDS = {
  en: {
    about: 'What NATO’s allies other than the United States and Canada spend on defence, month by month.',
    age: 'Age', again: 'Try again', ally: 'Ally', 'as-of-year': 'Members as of each year', brief: 'Brief on this ally (A4)', change: 'Change on the year before', compare: 'Compare', constant: 'Today’s members in every year',
    'age.days': '{0} days', 'age.months': '{0} months', 'age.years': '{0} years',
    'allies.bars': 'Who stands where in {0}', 'allies.more': 'Look at the allies', 'allies.title': 'The allies', 'ally.nothing': 'No source has figures for this ally.', 'ally.share': '{0}: share of GDP and the road to 3.5 %',
    asof: 'As of {0}. {1}.', 'bars.before': 'the mark is the year before; estimates are lighter',
    'beside.caption': 'Other publishers’ figures, each in its own definition; they are not to be added', 'beside.title': 'Other sources, support for Ukraine among them',
    billion: '{0} billion US dollars',
    'changes.caption': 'figures that are not what they were: {0}', 'changes.editions': 'Editions', 'changes.figures': 'Figures', 'changes.headlines': 'What each says', 'changes.kind': 'What happened', 'changes.lost': '{0}: no longer at {1} ({2}, now {3})', 'changes.more': 'The first {0} of {1}; the CSV file has them all.', 'changes.none': 'Nothing.', 'changes.one': 'There is one report yet, and nothing to compare it with.', 'changes.reached': '{0}: now at {1}, and was below ({2}, now {3})', 'changes.title': 'What changed between two reports',
    'chart.hint': 'Point at a mark, or go from one to the next with the arrow keys, to read its value.', 'chart.summary': '{0}: {1} in {2}, {3} in {4}.', 'chart.table': 'The same as a table',
    'choose.composition': 'Members', 'choose.filter': 'Find an ally', 'choose.from': 'From', 'choose.group': 'Group', 'choose.measure': 'Measure', 'choose.to': 'To', 'choose.year': 'Year',
    'compare.one': 'Compare {0} as a line', credit: 'Source: {0}, edition {1}, {2}',
    'error.download': '{1} could not be downloaded: {0}', 'error.load': 'The reports could not be loaded: {0}', 'error.run': 'The run could not be begun again: {0}', 'error.status': 'the server answers with status {0}',
    european: 'European allies',
    'fact.change': 'Real change on the year before', 'fact.equipment': 'On major equipment', 'fact.gap': 'Lacking for 3.5 % of GDP, {0}', 'fact.money': 'Expenditure, current prices, {0}', 'fact.rank': 'Rank by share of GDP', 'fact.share': 'Share of GDP, {0}',
    'figures.caption': 'As published, each with its sheet and cell on hover; e: estimate', 'figures.title': 'Figures', 'findings.none': 'Nothing is found or noted about it.', 'findings.title': 'Found and noted',
    foot: 'Every figure can be traced to its publisher’s sheet and cell. The figures are the publishers’, by their own definitions. e: estimated, i: imputed for want of a printed figure, p: provisional, f: ahead.',
    'format.csv': 'Aggregates (CSV)', 'format.html': 'One page (HTML)', 'format.observations': 'Observations (CSV)', 'format.of': '{0} of {1}', 'format.package': 'Data package (JSON)', 'format.revisions': 'Revisions (CSV)', 'format.road': 'Road to the target (CSV)', 'format.xlsx': 'Excel workbook',
    'group.more': 'Explore the group', 'group.title': 'The group over the years',
    'kind.ad-hoc': 'ad hoc', 'kind.firmed': 'estimate now firm', 'kind.joined': 'of an ally that joined', 'kind.new': 'new', 'kind.official': 'official', 'kind.revised': 'revised', 'kind.withdrawn': 'withdrawn',
    loading: 'Loading the reports …', measure: 'Measure', menu: 'Views',
    'measure.defence_expenditure_per_capita_usd_constant': 'Expenditure per head (constant USD)', 'measure.defence_expenditure_usd_constant': 'Expenditure (million USD, constant prices)', 'measure.defence_expenditure_usd_current': 'Expenditure (million USD, current prices)', 'measure.equipment_share': 'Equipment (% of expenditure)', 'measure.military_personnel': 'Military personnel (thousands)', 'measure.personnel_share': 'Personnel (% of expenditure)', 'measure.real_change': 'Real change (%)', 'measure.share_of_gdp': 'Share of GDP (%)',
    missing: 'Without figures of: {0}', news: 'What is new', 'no.years': 'There are no figures of these years.', of: '{0} of {1}',
    'prices.constant': 'constant {0} prices', 'prices.current': 'current prices', published: 'published {0}', 'published.unknown': 'day of publication unknown',
    'report.title': 'Report of {0}', 'reports.all': 'All reports', 'reports.none': 'There is no report yet. Run one below, or wait for the schedule.', road: 'Road to 3.5 %',
    'run.again': 'Begin again', 'run.asking': 'Asking for a run …', 'run.bundled': 'The bundled snapshot', 'run.button': 'Run', 'run.failed': 'failed', 'run.failed.why': 'The run failed: {0}', 'run.figures': 'Figures', 'run.held': 'What the publishers hold', 'run.look': 'Look at it', 'run.not-allowed': 'You may not run reports: {0}', 'run.not-started': 'The run could not be started: {0}', 'run.official': 'The month’s official report, for everyone', 'run.period': 'Month', 'run.ready': 'The report of {0} is ready.', 'run.running': 'under way', 'run.running.now': 'The run is under way …', 'run.succeeded': 'done', 'run.this': 'this run', 'run.title': 'Run a report now',
    'runs.asked': 'Asked for', 'runs.caption': 'The latest first; ad hoc runs and their reports expire', 'runs.files': 'Files', 'runs.kind': 'Kind', 'runs.month': 'Month', 'runs.title': 'Runs',
    'save.csv': 'Download CSV', 'save.svg': 'Download SVG', share: 'Share of GDP', 'share.subtitle': 'Percent of GDP, as the publisher forms shares', 'share.title': 'Share of GDP against 2, 3.5 and 5 %',
    signin: 'Sign in', 'signin.ended': 'Your time here has ended. Sign in again: the page comes back to where you are.', 'signin.failed': 'Signing in did not work: {0}.', 'signin.iam': 'This service is for machines alone: its requests are signed with an AWS identity, which a browser has not. Whoever runs it can let people in by deploying with SignIn=cognito, or with an issuer of their own.', 'signin.none': 'The figures are shown to whoever is signed in.', 'signin.not-yet': 'You are not allowed to see this yet.', 'signin.scope': 'You are signed in, and may not do this: {0}. Ask whoever runs this service, or sign in as someone else.', 'signin.token': 'Access token', 'signin.use': 'Use this token', 'signin.wrong': 'Your token is not taken: it has ended, or is not for this service. Sign in again.', signout: 'Sign out',
    skip: 'Skip to the figures', 'source.failed': 'failed on {0}: {1}', 'source.good': 'as expected', 'source.none': 'no figures yet', 'source.overdue': 'next edition overdue since {0}',
    'sources.age': 'Age', 'sources.basis': 'the figures rest on it', 'sources.caption': 'What the report is made of', 'sources.edition': 'Edition', 'sources.published.on': 'Published', 'sources.source': 'Publisher', 'sources.state': 'State', 'sources.title': 'Sources', 'sources.troubled': 'Stale, failed or missing: {0}. The table of sources below says why.',
    'step.done': 'done', 'step.failed': 'failed, {0}', 'step.running': 'under way …',
    'target.again': 'again in {0}', 'target.at': 'At {0} in {1}', 'target.before': 'in {0} or before for the first time', 'target.below': 'Below {0} in {1}', 'target.first': 'for the first time in {0}', 'target.lost': 'no longer in {0}', 'target.never': 'never since {0}', 'targets.title': 'Targets',
    'total.subtitle': 'Total expenditure, billion US dollars, {0}; estimates are dashed', 'total.title': 'What the European allies spend together',
    'view.allies': 'Allies', 'view.ally': 'One ally', 'view.changes': 'What changed', 'view.group': 'Group', 'view.overview': 'Overview', 'view.runs': 'Reports and runs',
    'vintages.caption': 'Share of GDP (%), as each edition had it', 'vintages.title': 'What earlier editions said', 'workbook.of': 'The workbook of {0}', year: 'Year',
  },
  fr: {
    about: 'Ce que les Alliés de l’OTAN autres que les États-Unis et le Canada dépensent pour leur défense, mois après mois.',
    age: 'Âge', again: 'Réessayer', ally: 'Allié', 'as-of-year': 'Membres de chaque année', brief: 'Fiche de cet Allié (A4)', change: 'Variation sur un an', compare: 'Comparer', constant: 'Membres actuels, toutes années',
    'age.days': '{0} jours', 'age.months': '{0} mois', 'age.years': '{0} ans',
    'allies.bars': 'Les Alliés en {0}', 'allies.more': 'Voir les Alliés', 'allies.title': 'Les Alliés', 'ally.nothing': 'Aucune source n’a de chiffres sur cet Allié.', 'ally.share': '{0} : part du PIB et trajectoire vers 3,5 %',
    asof: 'État au {0}. {1}.', 'bars.before': 'le repère indique l’année précédente ; les estimations sont plus claires',
    'beside.caption': 'Chiffres d’autres éditeurs, chacun selon sa définition ; ils ne s’additionnent pas', 'beside.title': 'Autres sources, dont le soutien à l’Ukraine',
    billion: '{0} milliards de dollars',
    'changes.caption': 'chiffres qui ont changé : {0}', 'changes.editions': 'Éditions', 'changes.figures': 'Chiffres', 'changes.headlines': 'Ce que dit chacun', 'changes.kind': 'Changement', 'changes.lost': '{0} : n’est plus à {1} ({2}, puis {3})', 'changes.more': 'Les {0} premiers sur {1} ; le fichier CSV les a tous.', 'changes.none': 'Rien.', 'changes.one': 'Il n’y a encore qu’un rapport, et rien à quoi le comparer.', 'changes.reached': '{0} : désormais à {1}, alors qu’il était en dessous ({2}, puis {3})', 'changes.title': 'Ce qui a changé d’un rapport à l’autre',
    'chart.hint': 'Survolez un repère, ou passez de l’un à l’autre avec les flèches, pour en lire la valeur.', 'chart.summary': '{0} : {1} en {2}, {3} en {4}.', 'chart.table': 'Les mêmes chiffres en tableau',
    'choose.composition': 'Membres', 'choose.filter': 'Chercher un Allié', 'choose.from': 'De', 'choose.group': 'Groupe', 'choose.measure': 'Mesure', 'choose.to': 'À', 'choose.year': 'Année',
    'compare.one': 'Comparer {0} sur une courbe', credit: 'Source : {0}, édition {1}, {2}',
    'error.download': '{1} n’a pas pu être téléchargé : {0}', 'error.load': 'Les rapports n’ont pas pu être chargés : {0}', 'error.run': 'L’exécution n’a pas pu être relancée : {0}', 'error.status': 'le serveur répond par l’état {0}',
    european: 'Alliés européens',
    'fact.change': 'Variation réelle sur un an', 'fact.equipment': 'En équipements majeurs', 'fact.gap': 'Manque pour 3,5 % du PIB, {0}', 'fact.money': 'Dépenses, prix courants, {0}', 'fact.rank': 'Rang selon la part du PIB', 'fact.share': 'Part du PIB, {0}',
    'figures.caption': 'Chiffres publiés, avec feuille et cellule au survol ; e : estimation', 'figures.title': 'Chiffres', 'findings.none': 'Rien n’est constaté ni noté à son sujet.', 'findings.title': 'Constats et notes',
    foot: 'Chaque chiffre se retrouve dans la feuille et la cellule de son éditeur. Les chiffres sont ceux des éditeurs, selon leurs propres définitions. e : estimé, i : imputé faute de chiffre imprimé, p : provisoire, f : à venir.',
    'format.csv': 'Agrégats (CSV)', 'format.html': 'Une page (HTML)', 'format.observations': 'Observations (CSV)', 'format.of': '{0}, {1}', 'format.package': 'Paquet de données (JSON)', 'format.revisions': 'Révisions (CSV)', 'format.road': 'Trajectoire vers l’objectif (CSV)', 'format.xlsx': 'Classeur Excel',
    'group.more': 'Explorer le groupe', 'group.title': 'Le groupe au fil des ans',
    'kind.ad-hoc': 'ponctuelle', 'kind.firmed': 'estimation confirmée', 'kind.joined': 'd’un Allié qui a adhéré', 'kind.new': 'nouveau', 'kind.official': 'officielle', 'kind.revised': 'révisé', 'kind.withdrawn': 'retiré',
    loading: 'Chargement des rapports …', measure: 'Mesure', menu: 'Vues',
    'measure.defence_expenditure_per_capita_usd_constant': 'Dépenses par habitant (USD constants)', 'measure.defence_expenditure_usd_constant': 'Dépenses (millions USD, prix constants)', 'measure.defence_expenditure_usd_current': 'Dépenses (millions USD, prix courants)', 'measure.equipment_share': 'Équipement (% des dépenses)', 'measure.military_personnel': 'Effectifs militaires (milliers)', 'measure.personnel_share': 'Personnel (% des dépenses)', 'measure.real_change': 'Variation réelle (%)', 'measure.share_of_gdp': 'Part du PIB (%)',
    missing: 'Sans les chiffres de : {0}', news: 'Quoi de neuf', 'no.years': 'Il n’y a pas de chiffres pour ces années.', of: '{0} sur {1}',
    'prices.constant': 'prix constants de {0}', 'prices.current': 'prix courants', published: 'publiée le {0}', 'published.unknown': 'date de publication inconnue',
    'report.title': 'Rapport de {0}', 'reports.all': 'Tous les rapports', 'reports.none': 'Il n’y a pas encore de rapport. Lancez-en un ci-dessous, ou attendez l’échéance.', road: 'Trajectoire vers 3,5 %',
    'run.again': 'Relancer', 'run.asking': 'Demande d’exécution …', 'run.bundled': 'Les données fournies', 'run.button': 'Lancer', 'run.failed': 'échouée', 'run.failed.why': 'L’exécution a échoué : {0}', 'run.figures': 'Chiffres', 'run.held': 'Ceux des éditeurs', 'run.look': 'Le regarder', 'run.not-allowed': 'Vous ne pouvez pas lancer de rapports : {0}', 'run.not-started': 'L’exécution n’a pas pu commencer : {0}', 'run.official': 'Le rapport officiel du mois, pour tous', 'run.period': 'Mois', 'run.ready': 'Le rapport de {0} est prêt.', 'run.running': 'en cours', 'run.running.now': 'L’exécution est en cours …', 'run.succeeded': 'terminée', 'run.this': 'cette exécution', 'run.title': 'Lancer un rapport',
    'runs.asked': 'Demandée', 'runs.caption': 'Les plus récentes d’abord ; les exécutions ponctuelles et leurs rapports expirent', 'runs.files': 'Fichiers', 'runs.kind': 'Nature', 'runs.month': 'Mois', 'runs.title': 'Exécutions',
    'save.csv': 'Télécharger en CSV', 'save.svg': 'Télécharger en SVG', share: 'Part du PIB', 'share.subtitle': 'Pour cent du PIB, comme l’éditeur forme ses parts', 'share.title': 'La part du PIB face à 2, 3,5 et 5 %',
    signin: 'Se connecter', 'signin.ended': 'Votre session est terminée. Reconnectez-vous : la page reviendra là où vous êtes.', 'signin.failed': 'La connexion n’a pas abouti : {0}.', 'signin.iam': 'Ce service est réservé aux machines : ses requêtes sont signées d’une identité AWS, qu’un navigateur n’a pas. Son responsable peut l’ouvrir aux personnes en le déployant avec SignIn=cognito, ou avec son propre émetteur.', 'signin.none': 'Les chiffres sont réservés aux personnes connectées.', 'signin.not-yet': 'Vous n’y avez pas encore accès.', 'signin.scope': 'Vous êtes connecté, sans en avoir le droit : {0}. Adressez-vous au responsable du service, ou connectez-vous sous un autre nom.', 'signin.token': 'Jeton d’accès', 'signin.use': 'Utiliser ce jeton', 'signin.wrong': 'Votre jeton n’est pas accepté : il a expiré, ou n’est pas destiné à ce service. Reconnectez-vous.', signout: 'Se déconnecter',
    skip: 'Aller aux chiffres', 'source.failed': 'en échec le {0} : {1}', 'source.good': 'comme attendu', 'source.none': 'pas encore de chiffres', 'source.overdue': 'prochaine édition attendue depuis le {0}',
    'sources.age': 'Âge', 'sources.basis': 'les chiffres reposent sur elle', 'sources.caption': 'Ce dont le rapport est fait', 'sources.edition': 'Édition', 'sources.published.on': 'Publication', 'sources.source': 'Éditeur', 'sources.state': 'État', 'sources.title': 'Sources', 'sources.troubled': 'En retard, en échec ou absentes : {0}. Le tableau des sources, plus bas, dit pourquoi.',
    'step.done': 'terminée', 'step.failed': 'échouée, {0}', 'step.running': 'en cours …',
    'target.again': 'de nouveau en {0}', 'target.at': 'À {0} en {1}', 'target.before': 'pour la première fois en {0} ou avant', 'target.below': 'En dessous de {0} en {1}', 'target.first': 'pour la première fois en {0}', 'target.lost': 'repassé en dessous en {0}', 'target.never': 'jamais depuis {0}', 'targets.title': 'Objectifs',
    'total.subtitle': 'Dépenses totales, milliards de dollars, {0} ; les estimations sont en tirets', 'total.title': 'Ce que les Alliés européens dépensent ensemble',
    'view.allies': 'Alliés', 'view.ally': 'Un Allié', 'view.changes': 'Changements', 'view.group': 'Groupe', 'view.overview': 'Vue d’ensemble', 'view.runs': 'Rapports et exécutions',
    'vintages.caption': 'Part du PIB (%), telle que l’avait chaque édition', 'vintages.title': 'Ce que disaient les éditions précédentes', 'workbook.of': 'Le classeur de {0}', year: 'Année',
  },
};

/** The language that the address asks for, or else the browser's, where there is one. */
function language() {
  const asked = new URLSearchParams(location.search).get('lang');
  return asked in WORDS ? asked : navigator.language.startsWith('fr') ? 'fr' : 'en';
}

/** The words of a key, with {0}, {1} and so on replaced; the key itself where there are none. */
const words = (key, ...values) => values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), WORDS[language()][key] ?? key);

/** Puts the words of its key into whatever in the document has one. */
function speak() {
  document.documentElement.lang = language();
  for (const place of document.querySelectorAll('[data-words]')) place.textContent = words(place.dataset.words);
  for (const place of document.querySelectorAll('[data-label]')) place.setAttribute('aria-label', words(place.dataset.label));
}
