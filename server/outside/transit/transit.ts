import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { KeyServiceError } from '#server/core/secrets/root-keys.ts';
import type { Outbound } from '../net/outbound.ts';
import { OutboundError } from '../net/outbound-error.ts';
import { remoteWords } from '../net/remote-words.ts';
import type { TransitSettings } from './transit-settings.ts';

/** The text was not made by this key, or not with this data. */
export class WrongTextError extends Error {
  override readonly name = 'WrongTextError';
}

/** The two calls of the Transit engine that wrap and unwrap keys. */
export type Transit = {
  /** Encrypts with the newest version of the key; gives such as `vault:v3:…`. @throws {KeyServiceError} */
  encrypt(plain: Buffer, data: Buffer): Promise<string>;
  /** @throws {WrongTextError} @throws {KeyServiceError} */
  decrypt(text: string, data: Buffer): Promise<Buffer>;
};

const Encrypted = z.object({ data: z.object({ ciphertext: z.string().regex(/^vault:v\d+:/) }) });
const Decrypted = z.object({ data: z.object({ plaintext: z.base64() }) });

// What both servers say of a text that the key did not make, or made with other data. "Too new" and
// "too old" versions are not among them: there the text is right and the key is not.
const wrongText =
  /authentication failed|unable to decrypt|invalid ciphertext(?!: version is too new)/;

/**
 * Speaks to a Transit engine: https://openbao.org/api-docs/secret/transit/. Decrypts and encrypts
 * instead of calling `rewrap`, which takes no associated data.
 * @param options.outbound a door that lets out to this service
 * @param options.timeoutMs for each call
 */
export function createTransit(
  settings: TransitSettings,
  { outbound, timeoutMs = 2_500 }: { outbound: Pick<Outbound, 'fetch'>; timeoutMs?: number },
): Transit {
  const { url, mount, key, namespace, tokenFile } = settings;
  const { host } = new URL(url);
  const fail = (why: string) => new KeyServiceError(`The key service at ${host} ${why}.`);

  function readToken(): string {
    let token: string;
    try {
      token = readFileSync(tokenFile, 'utf8').trim();
    } catch {
      throw fail(`can’t be asked: its token can’t be read from ${tokenFile}`);
    }
    if (/^[\x21-\x7e]{1,4000}$/.test(token)) return token;
    throw fail(`can’t be asked: ${tokenFile} holds no token`);
  }

  async function send(operation: string, token: string, body: Record<string, string>) {
    try {
      const answer = await outbound.fetch(`${url}/v1/${mount}/${operation}/${key}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-vault-request': 'true',
          'x-vault-token': token,
          ...(namespace === null ? {} : { 'x-vault-namespace': namespace }),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { status: answer.status, text: await answer.text() };
    } catch (error) {
      if (error instanceof OutboundError) {
        throw fail(`can’t be reached: ${error.message.replace(/\.$/, '')}`);
      }
      throw fail(`did not answer within ${timeoutMs / 1_000} seconds`);
    }
  }

  async function call<T>(
    operation: 'encrypt' | 'decrypt',
    body: Record<string, string>,
    Answer: z.ZodType<T>,
  ): Promise<T> {
    const token = readToken();
    const { status, text } = await send(operation, token, body);
    if (status === 200) {
      const answer = Answer.safeParse(parseJson(text));
      if (answer.success) return answer.data;
      throw fail(`answers ${operation} with something else: is it Vault or OpenBao`);
    }
    const said = remoteWords(text, [token, ...Object.values(body)]);
    if (operation === 'decrypt' && status === 400 && said !== null && wrongText.test(said)) {
      throw new WrongTextError('The key service did not encrypt this text with this data.');
    }
    const words = said === null ? '' : ` (${said})`;
    if (status === 403) {
      throw fail(`refuses the token of ${tokenFile} to ${operation} with ${mount}/${key}${words}`);
    }
    if (status === 503) throw fail(`is sealed or down for maintenance${words}`);
    throw fail(`answers ${status} to ${operation} with ${mount}/${key}${words}`);
  }

  return {
    async encrypt(plain, data) {
      const body = {
        plaintext: plain.toString('base64'),
        associated_data: data.toString('base64'),
      };
      return (await call('encrypt', body, Encrypted)).data.ciphertext;
    },
    async decrypt(ciphertext, data) {
      const body = { ciphertext, associated_data: data.toString('base64') };
      return Buffer.from((await call('decrypt', body, Decrypted)).data.plaintext, 'base64');
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
