import { parseArgs } from 'node:util';
import type { ExitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { nearest } from './share/nearest.ts';
import type { Terminal } from './terminal.ts';

type Option = {
  type: 'string' | 'boolean';
  short?: string;
  /** May be said several times. */
  multiple?: boolean;
  /** What its value is, for the manual: `file`. */
  value?: string;
  /** What it does. */
  text: string;
};
export type Options = Readonly<Record<string, Option>>;

export type Manual = {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Without the name of the program. */
  usage: readonly string[];
  /** Paragraphs. */
  text: readonly string[];
  options: Options;
  /** What is typed, and what that does. */
  examples: readonly (readonly [command: string, text: string])[];
};

export type Command = Manual & {
  /** @throws {Failure} when the words make no sense to it */
  check(words: readonly string[]): void;
  run(terminal: Terminal, words: readonly string[]): Promise<ExitCode>;
};

function parse<O extends Options>(options: O, words: readonly string[]) {
  return parseArgs({
    args: [...words],
    options: { ...options, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    strict: true,
    tokens: true,
  });
}

/** What was said to a command with these options. */
export type Said<O extends Options> = Pick<ReturnType<typeof parse<O>>, 'values' | 'positionals'>;

/**
 * Makes a command. What it needs to run is imported when it runs: asking for help must not wait for it.
 * @param o.most how many words beside its options it takes
 */
export function defineCommand<const O extends Options>(
  o: Manual & {
    options: O;
    most: number;
    run(terminal: Terminal, said: Said<O>): Promise<ExitCode>;
  },
): Command {
  const read = (words: readonly string[]): Said<O> => {
    const said = parsed(o, words);
    const extra = said.positionals[o.most];
    if (extra !== undefined) throw misused(o, `“${extra}” is one word too many.`);
    const twice = said.tokens.find(
      (token, i) =>
        token.kind === 'option' &&
        !o.options[token.name]?.multiple &&
        o.options[token.name]?.type === 'string' &&
        said.tokens.slice(0, i).some((one) => one.kind === 'option' && one.name === token.name),
    );
    if (twice?.kind === 'option') throw misused(o, `--${twice.name} is said twice.`);
    return said;
  };
  return {
    ...o,
    check: (words) => void read(words),
    run: (terminal, words) => o.run(terminal, read(words)),
  };
}

function parsed<O extends Options>(manual: Manual & { options: O }, words: readonly string[]) {
  try {
    return parse(manual.options, words);
  } catch (error) {
    throw misused(manual, sentenceOf(manual.options, error instanceof Error ? error.message : ''));
  }
}

/** What is wrong, and where to read how it is right. */
function misused({ name }: Manual, sentence: string): Failure {
  return new Failure(sentence, `See: assay ${name} --help`);
}

function sentenceOf(options: Options, message: string): string {
  const unknown = /^Unknown option '(-[^']*)'/.exec(message)?.[1];
  if (unknown !== undefined) {
    const known = Object.keys(options).map((name) => `--${name}`);
    const near = nearest(unknown, known);
    return near === null
      ? `There is no option ${unknown}.`
      : `There is no option ${unknown}. Did you mean ${near}?`;
  }
  const name = /'(?:-\w, )?--([\w-]+)/.exec(message)?.[1] ?? '';
  const option = options[name];
  if (option?.type === 'string') return `--${name} needs a value: --${name} <${option.value}>`;
  if (option) return `--${name} takes no value.`;
  return `${message.split('. ', 1)[0]}.`;
}
