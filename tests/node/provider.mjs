// The certified `oidc-provider`, with accounts of its own making, on a port of its own choice or the one given.
// Says its issuer on the first line; `GET /rotate` gives it new keys.
import * as crypto from 'node:crypto'
import * as http from 'node:http'
import Provider from 'oidc-provider'

const told = JSON.parse(process.argv[2] ?? '{}')
const client = {
  client_id: 'qcheck',
  client_secret: 'sehr geheim: @1',
  redirect_uris: [`${told.base}/sign-in/back`],
  post_logout_redirect_uris: [`${told.base}/sign-out`],
  backchannel_logout_uri: `${told.base}/sign-out/told`,
  backchannel_logout_session_required: true,
  id_token_signed_response_alg: told.alg ?? 'RS256',
  ...told.client,
}

function key(name) {
  const made = told.alg === 'ES256'
    ? crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...made.privateKey.export({ format: 'jwk' }), kid: name, use: 'sig' }
}

function provider(issuer, keys) {
  const made = new Provider(issuer, {
    clients: [client],
    jwks: { keys },
    cookies: { keys: ['nur zum Testen'] },
    claims: { openid: ['sub', 'sid'], profile: ['name', 'groups'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: told.inIdToken ? false : true,
    features: {
      devInteractions: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    pkce: { required: () => true },
    fetch: (url, { dispatcher, ...options }) => fetch(url, options), // to this computer too, which it refuses by itself
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: 'Ada Beispiel', email: 'ada@example.org', email_verified: true, groups: ['Stadt Musterheim'] }),
    }),
  })
  return made.callback()
}

let answer
const server = http.createServer((request, response) => {
  if (request.url === '/rotate') {
    answer = provider(issuer, [key(`after ${Date.now()}`)])
    response.end('rotated')
  } else answer(request, response)
})
let issuer
server.listen(told.port ?? 0, '127.0.0.1', () => {
  issuer = `http://127.0.0.1:${server.address().port}`
  answer = provider(issuer, [key('first')])
  console.log(issuer)
})
