import type { Preview } from './use-import.ts';

type Counts = Preview['counts'];

function things(count: number): string {
  return count === 1 ? '1 thing' : `${count.toLocaleString('en')} things`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** What applying does, as one sentence. */
export function importSentence({ created, changed, unchanged }: Counts): string {
  const parts = [
    created > 0 && `make ${things(created)}`,
    changed > 0 && `change ${things(changed)}`,
  ].filter((part) => part !== false);
  if (parts.length === 0) {
    return unchanged > 0
      ? 'Everything in these files is here already.'
      : 'There is nothing in these files to import.';
  }
  const rest =
    unchanged > 0
      ? ` ${things(unchanged)} ${unchanged === 1 ? 'stays' : 'stay'} as ${unchanged === 1 ? 'it is' : 'they are'}.`
      : '';
  return `This will ${listed(parts)}, all together or not at all.${rest}`;
}

/** How many things applying writes. */
export function writtenThings({ created, changed }: Counts): string {
  return things(created + changed);
}

/** What else happens along with it, and what is left to do. */
export function sideEffects({ environments, labels, needSecret }: Preview): string[] {
  return [
    environments.length > 0 && `New environments: ${environments.join(', ')}.`,
    ...labels.map(
      ({ prompt, label }) => `The label ${label} is put on the newest version of ${prompt}.`,
    ),
    needSecret.length > 0 &&
      `${needSecret.length === 1 ? '1 target needs its' : `${needSecret.length} targets need their`} secret after the import: ${needSecret.join(', ')}.`,
  ].filter((part) => part !== false);
}
