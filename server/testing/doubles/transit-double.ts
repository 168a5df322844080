import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  type Double,
  jsonBody,
  type RecordedRequest,
  sendJson,
  startLoopbackServer,
} from './loopback-server.ts';

/** A server with one Transit key; it outlives the double that answers for it. */
export type TransitServer = {
  mount: string;
  key: string;
  /** The bytes of each version, oldest first. */
  versions: Buffer[];
  minDecryptionVersion: number;
  namespace: string | null;
  /** Tokens, each with the operations its policy allows. */
  tokens: Map<string, readonly string[]>;
  isSealed: boolean;
  /** False for servers from before associated data, which ignore it. */
  bindsData: boolean;
};

type Outcome = { status: number; data: object } | { status: number; error: string };

/** A new server whose only token is `token`. */
export function makeTransitServer(token: string): TransitServer {
  return {
    mount: 'transit',
    key: 'assay',
    versions: [randomBytes(32)],
    minDecryptionVersion: 1,
    namespace: null,
    tokens: new Map([[token, ['encrypt', 'decrypt']]]),
    isSealed: false,
    bindsData: true,
  };
}

function bytesOf(value: unknown): Buffer {
  return Buffer.from(typeof value === 'string' ? value : '', 'base64');
}

function encrypt(server: TransitServer, body: Record<string, unknown>): Outcome {
  if (typeof body.plaintext !== 'string') return bad('missing plaintext to encrypt');
  const version = server.versions.length;
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', server.versions.at(-1) ?? '', nonce);
  if (server.bindsData) cipher.setAAD(bytesOf(body.associated_data));
  const text = Buffer.concat([
    nonce,
    cipher.update(bytesOf(body.plaintext)),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  const ciphertext = `vault:v${version}:${text.toString('base64')}`;
  return { status: 200, data: { ciphertext, key_version: version } };
}

function decrypt(server: TransitServer, body: Record<string, unknown>): Outcome {
  const { ciphertext } = body;
  if (typeof ciphertext !== 'string') return bad('missing ciphertext to decrypt');
  if (!ciphertext.startsWith('vault:v')) return bad('invalid ciphertext: no prefix');
  const [number = '', text = ''] = ciphertext.slice('vault:v'.length).split(':');
  const version = Number(number);
  if (version > server.versions.length) return bad('invalid ciphertext: version is too new');
  if (version < server.minDecryptionVersion) {
    return bad('ciphertext or signature version is disallowed by policy (too old)');
  }
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length < 28) return bad('invalid ciphertext length');
  const opened = createDecipheriv(
    'aes-256-gcm',
    server.versions[version - 1] ?? '',
    bytes.subarray(0, 12),
  );
  if (server.bindsData) opened.setAAD(bytesOf(body.associated_data));
  opened.setAuthTag(bytes.subarray(-16));
  try {
    const plain = Buffer.concat([opened.update(bytes.subarray(12, -16)), opened.final()]);
    return { status: 200, data: { plaintext: plain.toString('base64') } };
  } catch {
    return bad('cipher: message authentication failed');
  }
}

function bad(error: string): Outcome {
  return { status: 400, error };
}

function answer(server: TransitServer, request: RecordedRequest): Outcome {
  if (server.isSealed) return { status: 503, error: 'Vault is sealed' };
  const rights = server.tokens.get(request.headers['x-vault-token'] ?? '');
  if (!rights) {
    const error = '2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n';
    return { status: 403, error };
  }
  const route = /^\/v1\/(.+)\/(encrypt|decrypt)\/([^/]+)$/.exec(request.path);
  const [, mount, operation = '', key] = route ?? [];
  const namespace = request.headers['x-vault-namespace'] ?? null;
  if (mount !== server.mount || namespace !== server.namespace) {
    const error = `no handler for route "${request.path.slice('/v1/'.length)}". route entry not found.`;
    return { status: 404, error };
  }
  if (request.method !== 'POST' && request.method !== 'PUT') {
    return { status: 405, error: 'unsupported operation' };
  }
  const denied = '1 error occurred:\n\t* permission denied\n\n';
  if (!rights.includes(operation)) return { status: 403, error: denied };
  if (key !== server.key) return bad('encryption key not found');
  const body = jsonBody(request);
  return operation === 'encrypt' ? encrypt(server, body) : decrypt(server, body);
}

/**
 * The Transit engine of HashiCorp Vault and OpenBao, as far as encrypting and decrypting goes: real
 * AES-256-GCM, and their words where something is wrong.
 */
export function startTransitDouble(server: TransitServer, port?: number): Promise<Double> {
  return startLoopbackServer((request, response) => {
    const outcome = answer(server, request);
    if ('error' in outcome) {
      sendJson(response, outcome.status, { errors: [outcome.error] });
      return;
    }
    sendJson(response, outcome.status, {
      request_id: '0d2a3c1e-2c5f-4d06-9d5b-8b4f3f3b5a11',
      lease_id: '',
      renewable: false,
      lease_duration: 0,
      data: outcome.data,
      wrap_info: null,
      warnings: null,
      auth: null,
    });
  }, port);
}
