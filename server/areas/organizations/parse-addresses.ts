import { Email } from '#server/areas/accounts/schema.ts';

/** One entry of a pasted list: what was written, and the address in it if there is one. */
export type PastedAddress = { text: string; email: string | null };

/**
 * The addresses in a pasted text: separated by commas, semicolons, spaces or line breaks, also as
 * `Ada Lovelace <ada@example.org>`. What is no address is kept, so that people see it.
 */
export function parseAddresses(text: string): PastedAddress[] {
  const unquoted = text.replace(/"[^"\n]*"\s*(?=<)/g, '');
  return unquoted.split(/[,;\n\r]+/).flatMap((part) => entriesOf(part).map(readEntry));
}

/** Words before a bracket are a name, unless they look like an address of their own. */
function entriesOf(part: string): string[] {
  const bracketed = [...part.matchAll(/([^<>]*)<([^<>]*)>/g)];
  const end = bracketed.reduce((sum, [all]) => sum + all.length, 0);
  const named = bracketed.flatMap(([, name = '', address = '']) => [
    ...words(name).filter((word) => word.includes('@')),
    address.trim(),
  ]);
  return [...named, ...words(part.slice(bracketed.length > 0 ? end : 0))];
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function readEntry(text: string): PastedAddress {
  const email = Email.safeParse(text.replace(/^mailto:/i, ''));
  return { text, email: email.success ? email.data : null };
}
