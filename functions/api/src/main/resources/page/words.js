/* The page's words in both languages. */
const WORDS = {
  en: {
    'error.status': 'the server answers with status {0}',
    signin: 'Sign in',
    signout: 'Sign out',
    'signin.not-yet': 'You are not allowed to see this yet.',
    'signin.none': 'The figures are shown to whoever is signed in.',
    'signin.wrong': 'Your token is not taken: it has ended, or is not for this service. Sign in again.',
    'signin.ended': 'Your time here has ended. Sign in again: the page comes back to where you are.',
    'signin.scope': 'You are signed in, and may not do this: {0}. Ask whoever runs this service, or sign in as someone else.',
    'signin.failed': 'Signing in did not work: {0}.',
    'signin.iam': 'This service is for machines alone: its requests are signed with an AWS identity, which a browser has not. Whoever runs it can let people in by deploying with SignIn=cognito, or with an issuer of their own.',
  },
  fr: {
    'error.status': 'le serveur répond par l’état {0}',
    signin: 'Se connecter',
    signout: 'Se déconnecter',
    'signin.not-yet': 'Vous n’y avez pas encore accès.',
    'signin.none': 'Les chiffres sont réservés aux personnes connectées.',
    'signin.wrong': 'Votre jeton n’est pas accepté : il a expiré, ou n’est pas destiné à ce service. Reconnectez-vous.',
    'signin.ended': 'Votre session est terminée. Reconnectez-vous : la page reviendra là où vous êtes.',
    'signin.scope': 'Vous êtes connecté, sans en avoir le droit : {0}. Adressez-vous au responsable du service, ou connectez-vous sous un autre nom.',
    'signin.failed': 'La connexion n’a pas abouti : {0}.',
    'signin.iam': 'Ce service est réservé aux machines : ses requêtes sont signées d’une identité AWS, qu’un navigateur n’a pas. Son responsable peut l’ouvrir aux personnes en le déployant avec SignIn=cognito, ou avec son propre émetteur.',
  },
};

/** The language that the address asks for, or else the browser's, where there is one. */
function language() {
  const asked = new URLSearchParams(location.search).get('lang');
  return asked in WORDS ? asked : navigator.language.startsWith('fr') ? 'fr' : 'en';
}

/** The words of a key, with {0}, {1} and so on replaced. */
const words = (key, ...values) => values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), WORDS[language()][key]);

/** Puts the words of its key into whatever in the document has one. */
function speak() {
  document.documentElement.lang = language();
  for (const place of document.querySelectorAll('[data-words]')) place.textContent = words(place.dataset.words);
}
