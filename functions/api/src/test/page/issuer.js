// A certified OpenID Connect provider in this process, with its forms for signing in and consenting.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

export const SCOPES = ['reports:read', 'runs:write', 'reports:publish'];

/**
 * Listens on a free port.
 * @param terms what the next sign-in brings, which may change: { grants, audience, tokenSeconds, refresh }
 */
export async function issuer(terms) {
  const server = createServer();
  await new Promise((done) => server.listen(0, 'localhost', done));
  const address = `http://localhost:${server.address().port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = (page) => new Provider(address, {
    clients: [{
      client_id: 'page',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: [page],
      post_logout_redirect_uris: [page],
    }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['only for tests'] },
    clientBasedCORS: () => true,
    pkce: { required: () => true },
    scopes: ['openid', ...SCOPES],
    issueRefreshToken: async () => terms.refresh,
    ttl: { AccessToken: () => terms.tokenSeconds, IdToken: 3600, RefreshToken: 3600, Session: 3600, Grant: 3600, Interaction: 3600 },
    features: {
      devInteractions: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'https://allyspend.example/',
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: terms.grants.join(' '),
          audience: terms.audience,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
  let answer = provider('http://localhost/').callback();
  server.on('request', (request, response) => answer(request, response));
  return {
    address,
    /** Makes known where the page is. */
    register: (page) => { answer = provider(page).callback(); },
    stop: () => { server.closeAllConnections(); server.close(); },
  };
}
