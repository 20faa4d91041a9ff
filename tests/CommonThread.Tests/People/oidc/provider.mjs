// A real OpenID provider for the single sign-on tests. Its two people: one whose address is verified, one whose is not.
// Usage: node provider.mjs <redirect uri>; prints its address once it listens.
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

const people = {
  verified: { email: 'sso@example.org', email_verified: true },
  unverified: { email: 'sso@example.org', email_verified: false },
  stranger: { email: 'stranger@example.org', email_verified: true },
}

const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'commonthread',
        client_secret: 'a secret for the tests only',
        redirect_uris: [process.argv[2]],
        token_endpoint_auth_method: 'client_secret_post',
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    cookies: { keys: ['for the tests only'] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  })
  server.on('request', provider.callback())
  console.log(issuer)
})
