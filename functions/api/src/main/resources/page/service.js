'use strict';
const $ = (id) => document.getElementById(id);

/** Whoever asks is not let in, or not let do this; the message says what to do. */
class NotAllowed extends Error {}

async function ask(path, options, token) {
  const headers = { accept: 'application/json', ...options.headers };
  if (token) headers.authorization = `Bearer ${token}`;
  return fetch(path, { ...options, headers }).catch(() => { throw refusal(0); });
}

/**
 * What went wrong: to who reads English what the API says of it; to others what its status means (0: there was no answer), and what the API
 * says as the `detail`, which is English.
 */
function refusal(status, said = '') {
  const isEnglish = language() === 'en';
  const means = words(`error.${status}`);
  const problem = status === 403 ? new NotAllowed(words('signin.scope', said)) : new Error((isEnglish && said) || (means === `error.${status}` ? words('error.status', status) : means));
  return Object.assign(problem, { status, detail: isEnglish ? '' : said });
}

/**
 * The body of an answer of the API. A token that is not taken any more is renewed once, where it can be.
 * @throws NotAllowed where nobody is let in without another token, and an Error with a status for any other refusal
 */
async function api(path, options = {}) {
  const token = await currentToken();
  let response = await ask(path, options, token);
  if (response.status === 401 && token) {
    const other = await renewedToken();
    if (other) response = await ask(path, options, other);
  }
  const body = await response.json().catch(() => ({}));
  if (response.status === 401) throw new NotAllowed(words(token ? 'signin.wrong' : 'signin.none'));
  if (!response.ok) throw refusal(response.status, body.detail || body.message);
  return body;
}
