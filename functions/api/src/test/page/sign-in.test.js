// Signing in at a real issuer, from the first click to signing out, and each way in which it can go wrong.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { accessible, launch, serve, skip, visit } from './browser.js';
import { issuer, SCOPES } from './issuer.js';

const USUAL = { grants: SCOPES, audience: 'allyspend', tokenSeconds: 3600, refresh: true };

const terms = { ...USUAL };
let at; // the issuer
let service;
let browser;

before(async () => {
  if (skip) return;
  at = await issuer(terms);
  service = await serve('--issuer', at.address, '--client', 'page');
  at.register(service.address);
  browser = await launch();
});

beforeEach(() => Object.assign(terms, USUAL));

after(async () => {
  await browser?.close();
  service?.stop();
  at?.stop();
});

/** Through the issuer's forms, and back. */
async function signIn(page, button = 'Sign in') {
  await page.getByRole('button', { name: button }).click();
  await page.getByPlaceholder('Enter any login').fill('ada');
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: /sign-in/i }).click();
  await page.getByRole('button', { name: /continue/i }).click();
  await page.waitForURL(`${service.address}**`);
}

test('in through the issuer, back where one was, still in after a reload, out again', { skip, timeout: 60_000 }, async () => {
  const { page, said, close } = await visit(browser, `${service.address}?lang=fr#run`, { elsewhere: at.address });
  await page.getByText('Les chiffres sont réservés aux personnes connectées.').waitFor();
  await accessible(page, 'sign-in-french');
  await signIn(page, 'Se connecter');
  await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
  assert.equal(page.url(), `${service.address}?lang=fr#run`);
  await page.reload();
  await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
  await accessible(page, 'signed-in');

  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByRole('button', { name: /yes/i }).click();
  await page.waitForURL(`${service.address}**`);
  await page.getByText('The figures are shown to whoever is signed in.').waitFor();
  assert.equal(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('oidc.user')).length), 0);
  assert.deepEqual(said, []);
  await close();
});

test('a token that ends is renewed, without a word', { skip, timeout: 60_000 }, async () => {
  terms.tokenSeconds = 3;
  const { page, said, close } = await visit(browser, service.address, { elsewhere: at.address });
  await signIn(page);
  await page.getByText('There is no report yet.').waitFor();
  const first = await page.evaluate(() => currentToken());
  await page.waitForTimeout(3_500);
  await page.reload();
  await page.getByText('There is no report yet.').waitFor();
  assert.notEqual(await page.evaluate(() => currentToken()), first);
  assert.deepEqual(said, []);
  await close();
});

test('a token that ends and cannot be renewed is told, and signing in again leads back', { skip, timeout: 60_000 }, async () => {
  Object.assign(terms, { tokenSeconds: 3, refresh: false });
  const { page, close } = await visit(browser, `${service.address}?lang=en`);
  await signIn(page);
  await page.getByText('Your session has ended.').waitFor();
  await accessible(page, 'sign-in-ended');
  terms.tokenSeconds = 3600;
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('There is no report yet.').waitFor();
  assert.equal(page.url(), `${service.address}?lang=en`);
  await close();
});

test('whoever lacks a scope is told which', { skip, timeout: 60_000 }, async () => {
  terms.grants = ['runs:write'];
  const { page, close } = await visit(browser, service.address);
  await signIn(page);
  await page.getByText('You are signed in, and may not do this: the scope reports:read is needed.').waitFor();
  await accessible(page, 'sign-in-scope');
  await close();
});

test('whoever may only read is offered nothing that would be refused', { skip, timeout: 60_000 }, async () => {
  terms.grants = ['reports:read'];
  const { page, close } = await visit(browser, service.address);
  await signIn(page);
  await page.getByText('There is no report yet.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Run', exact: true }).isVisible(), false);
  await close();
});

test('whoever may not publish is offered ad hoc runs alone', { skip, timeout: 60_000 }, async () => {
  terms.grants = ['reports:read', 'runs:write'];
  const { page, close } = await visit(browser, service.address);
  await signIn(page);
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  assert.equal(await page.getByLabel(/official report/).isVisible(), false);
  await close();
});

test('a token for another service is not taken, and that is told', { skip, timeout: 60_000 }, async () => {
  terms.audience = 'another';
  const { page, close } = await visit(browser, service.address);
  await signIn(page);
  await page.getByText('Your token is not accepted').waitFor();
  await close();
});

test('whoever turns back at the issuer is told so', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(browser, `${service.address}?lang=en`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: /cancel/i }).click();
  await page.getByText(/Signing in did not work: .*abort/i).waitFor();
  assert.equal(page.url(), `${service.address}?lang=en`);
  await accessible(page, 'sign-in-failed');
  await close();
});

test('an issuer that does not answer is told of', { skip, timeout: 60_000 }, async () => {
  const { page, close } = await visit(browser, service.address);
  await page.route(`${at.address}/**`, (route) => route.abort());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText(/Signing in did not work/).waitFor();
  await close();
});
