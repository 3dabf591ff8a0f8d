/* How people come in: at an OpenID Connect issuer, with a token, not at all (IAM), or by being here. */
const SETTINGS = JSON.parse($('settings').textContent);
const HERE = location.origin + location.pathname;
const SOON = 20; // seconds before its end in which a token is renewed rather than used

const manager = SETTINGS.mode !== 'oidc' ? null : new oidc.UserManager({
  authority: SETTINGS.issuer,
  client_id: SETTINGS.client,
  redirect_uri: HERE,
  post_logout_redirect_uri: HERE,
  userStore: new oidc.WebStorageStateStore({ store: sessionStorage }),
  stateStore: new oidc.WebStorageStateStore({ store: sessionStorage }),
  automaticSilentRenew: false,
});

/** Comes back from the issuer, or takes a token that the address brings, and leaves the address as it was asked for. */
async function enter() {
  const brought = /^#token=([\w.~+/=-]+)$/.exec(location.hash);
  if (brought && SETTINGS.mode === 'token') {
    sessionStorage.setItem('token', brought[1]);
    history.replaceState(null, '', HERE + location.search);
  }
  const query = new URLSearchParams(location.search);
  if (!manager || !query.has('state') || !(query.has('code') || query.has('error'))) return;
  try {
    const user = await manager.signinRedirectCallback();
    history.replaceState(null, '', HERE + (user.state || ''));
  } catch (problem) {
    history.replaceState(null, '', HERE + (typeof problem.state === 'string' ? problem.state : ''));
    throw new NotAllowed(words('signin.failed', problem.error_description || problem.message));
  }
}

async function currentToken() {
  if (!manager) return sessionStorage.getItem('token');
  const user = await manager.getUser();
  return user && (user.expires_in ?? Infinity) < SOON ? renewedToken() : user?.access_token;
}

let renewal = null;

/** Another token by the refresh token, asked for once however many wait for it; null where there is none, and then nobody is signed in. */
function renewedToken() {
  if (!manager) return Promise.resolve(null);
  renewal ??= renew().finally(() => { renewal = null; });
  return renewal;
}

async function renew() {
  const user = await manager.getUser();
  try {
    if (user?.refresh_token) return (await manager.signinSilent()).access_token;
  } catch (problem) {
    console.info(problem.message);
  }
  await manager.removeUser();
  throw new NotAllowed(words('signin.ended'));
}

function fails(problem) {
  $('signin-why').textContent = words('signin.failed', problem.message);
}

async function signIn() {
  try {
    const { scopes_supported: known = [] } = await manager.metadataService.getMetadata();
    await manager.signinRedirect({
      scope: ['openid', ...['email', 'offline_access'].filter((one) => known.includes(one)), ...SETTINGS.scopes].join(' '),
      state: location.search + location.hash,
      ...(SETTINGS.audience && { extraQueryParams: { audience: SETTINGS.audience } }),
    });
  } catch (problem) {
    fails(problem);
  }
}

async function signOut() {
  if (!manager) {
    sessionStorage.removeItem('token');
    location.reload();
    return;
  }
  const { end_session_endpoint: end } = await manager.metadataService.getMetadata().catch(() => ({}));
  if (end) {
    // Amazon Cognito has names of its own for what the standard calls otherwise; whoever does not know them passes them over.
    await manager.signoutRedirect({ extraQueryParams: { client_id: SETTINGS.client, logout_uri: HERE } });
  } else {
    await manager.removeUser();
    location.reload();
  }
}

/** Says why nobody is let in, and offers the way in that there is. */
function offerSignIn(problem) {
  $('signin').hidden = false;
  tell($('signin-why'), SETTINGS.mode === 'iam' ? words('signin.iam') : problem.message, problem);
  $('signin-at-issuer').hidden = SETTINGS.mode !== 'oidc';
  $('signin-form').hidden = SETTINGS.mode !== 'token';
}

async function showSignedIn() {
  $('signin').hidden = true;
  $('signed-in').hidden = !(await currentToken());
}

/** What is done once a token was given. */
function whenSignedIn(done) {
  $('signin-button').addEventListener('click', signIn);
  $('signout-button').addEventListener('click', signOut);
  $('signin-form').addEventListener('submit', (event) => {
    event.preventDefault();
    sessionStorage.setItem('token', $('token').value.trim());
    done();
  });
}
