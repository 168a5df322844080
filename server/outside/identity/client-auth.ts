import { type ClientAuth, ClientSecretBasic, ClientSecretPost } from 'openid-client';

/** Shows the client secret the way the provider says it wants it. */
export function clientAuth(clientSecret: string): ClientAuth {
  const post = ClientSecretPost(clientSecret);
  const basic = ClientSecretBasic(clientSecret);
  return (server, ...request) => {
    // Without a word from the provider it is the header: OpenID Connect Discovery 1.0, section 3.
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const way = ways.includes('client_secret_post') ? post : basic;
    way(server, ...request);
  };
}
