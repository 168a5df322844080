import { z } from 'zod';

export const KeyProvider = z.enum([
  'OPENAI',
  'ANTHROPIC',
  'GOOGLE',
  'MISTRAL',
  'OPENAI_COMPATIBLE',
]);
export type KeyProvider = z.infer<typeof KeyProvider>;

const Key = z
  .string()
  .trim()
  .max(4_000, 'Use at most 4,000 characters.')
  .regex(/^[\x21-\x7e]*$/, 'A key has no blanks, line breaks or unusual characters.');

const BaseUrl = z
  .url({ protocol: /^https?$/, error: 'Write an http or https address.' })
  .max(500, 'Use at most 500 characters.')
  .refine((url) => !/[?#]/.test(url), 'Leave out everything from ? or # on.')
  .transform((url) => url.replace(/\/+$/, ''));

/**
 * A key always comes with the address it is sent to: whoever changes the address enters the key again.
 * Null is the provider's own address.
 */
export const SetApiKey = z
  .strictObject({ provider: KeyProvider, key: Key, baseUrl: BaseUrl.nullable().default(null) })
  .refine(({ provider, key }) => key !== '' || provider === 'OPENAI_COMPATIBLE', {
    path: ['key'],
    error: 'Enter the key.',
  })
  .refine(({ provider, baseUrl }) => baseUrl !== null || provider !== 'OPENAI_COMPATIBLE', {
    path: ['baseUrl'],
    error: 'Enter the address of the server.',
  });

export const ApiKeyByProvider = z.strictObject({ provider: KeyProvider });
