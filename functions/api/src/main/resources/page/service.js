'use strict';
const $ = (id) => document.getElementById(id);

/** Whoever asks is not let in, or not let do this; the message says what to do. */
class NotAllowed extends Error {}

async function ask(path, options, token) {
  const headers = { accept: 'application/json', ...options.headers };
  if (token) headers.authorization = `Bearer ${token}`;
  return fetch(path, { ...options, headers });
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
  if (response.status === 403) throw new NotAllowed(words('signin.scope', body.detail || body.message || ''));
  if (!response.ok) {
    const problem = new Error(body.detail || words('error.status', response.status));
    problem.status = response.status;
    throw problem;
  }
  return body;
}
