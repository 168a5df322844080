import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import { listeningPort } from './loopback-server.ts';

/** The name the certificate is for. The server itself listens at 127.0.0.1. */
export const certifiedName = 'elsewhere.test';

// For this server alone, which nobody but a test talks to; valid until 2120.
const key = `MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgMxXIjSTdkt0qUS8AlNHmXMqnHvB4
RKh69LOhNaMHzHehRANCAAR+OgcICwPN2lfrlLd2wRDfBTM69gjMMZGGy/P/FMa/iGbneW8NaFnt
0AHWKYHhJydrnn4FkY9jWctzj6KoTFLM`;
const certificate = `MIIBcDCCARagAwIBAgIBATAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5lbHNld2hlcmUudGVzdDAg
Fw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowGTEXMBUGA1UEAwwOZWxzZXdoZXJlLnRl
c3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAR+OgcICwPN2lfrlLd2wRDfBTM69gjMMZGGy/P/
FMa/iGbneW8NaFnt0AHWKYHhJydrnn4FkY9jWctzj6KoTFLMo00wSzAZBgNVHREEEjAQgg5lbHNl
d2hlcmUudGVzdDAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBRr6EQKBkDSm8p9eP99LXfEW0MQ
hDAKBggqhkjOPQQDAgNIADBFAiEA54351ofNEBCLLk46t/t4BMSIFJ4P9drNcjvyzYfkersCIDi1
+O0+F48HZPSo5jKVW5BQq+8aiJnWK/a4q9KBCKfY`;

/** An HTTPS server on loopback that answers `{"reply": "Hello"}`, and how many requests reached it. */
export async function startTlsServer() {
  const pkcs8 = { key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' } as const;
  const ca = new X509Certificate(Buffer.from(certificate, 'base64')).toString();
  let requests = 0;
  const pem = createPrivateKey(pkcs8).export({ format: 'pem', type: 'pkcs8' });
  const server = createServer({ key: pem, cert: ca }, (_, response) => {
    requests += 1;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"reply": "Hello"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: listeningPort(server.address()),
    /** The authority that signed its certificate, as PEM. */
    ca,
    requests: () => requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
