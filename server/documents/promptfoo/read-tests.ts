import { readCsvRows } from './csv-rows.ts';
import {
  below,
  type Fields,
  findFiles,
  isFields,
  itemsOf,
  type Journal,
  openSource,
  reportRest,
  type Source,
  type Spot,
} from './source.ts';

/** One test case, its defaults merged in. */
export type TestCase = {
  spot: Spot;
  description: string | null;
  vars: ReadonlyMap<string, { value: unknown; spot: Spot }>;
  asserts: readonly Source[];
  threshold: number | null;
  /** Tags from its metadata. */
  tags: readonly string[];
  conversationId: string | null;
  prefix: string;
  suffix: string;
  /** Why no assertion can be judged as it was; null when they can. */
  unjudged: string | null;
};

const ignored: Readonly<Record<string, string>> = {
  provider: 'A scenario is played against the targets of its suite.',
  providers:
    'A scenario is played against the targets of its suite. Make a suite of its own for it.',
  prompts: 'A scenario is played with the prompts of its suite’s targets. Make a suite of its own.',
  assertScoringFunction: 'Programs are not read.',
  providerOutput: 'Replies that are not asked for have no equal here.',
};
const optionWhys: Readonly<Record<string, string>> = {
  storeOutputAs: 'A reply can’t become a variable. Write a conversation of several turns instead.',
  provider: 'The organization’s judge decides. Choose it among the targets.',
  rubricPrompt: 'The judge has its own words here.',
  runSerially: 'Turns of a conversation are always played one after the other.',
  disableVarExpansion: 'A list of values always becomes rows of a table here.',
};
const reshaped =
  'The reply is reshaped by a program before it is judged, so no verdict would be the same. Its expectations are left out.';

/** The test cases of a list, a file or several; defaults as from `defaultTest`. */
export function readTests(
  journal: Journal,
  source: Source,
  from: { file: string; defaults: Source },
): TestCase[] {
  return itemsOf(source).flatMap((item) => {
    if (typeof item.value === 'string') return readFile(journal, item, from);
    if (isFields(item.value) && typeof item.value.path === 'string' && !('vars' in item.value)) {
      journal.unmapped(item.at([]), item.value.path, 'Tests made by programs are not read.');
      return [];
    }
    return readCase(journal, item, from);
  });
}

function readFile(
  journal: Journal,
  item: Source,
  from: { file: string; defaults: Source },
): TestCase[] {
  const reference = String(item.value);
  const spot = item.at([]);
  if (/^(https?:|huggingface:|az:)|\.(js|ts|mjs|cjs|py|xlsx?)(:\w+)?(#.*)?$/.test(reference)) {
    journal.unmapped(
      spot,
      reference,
      'Only YAML, JSON, JSONL and CSV files of the upload are read.',
    );
    return [];
  }
  const files = findFiles(journal, from.file, reference);
  if (files.length === 0) journal.unmapped(spot, reference, 'The upload has no such file. Add it.');
  return files.flatMap((file) => {
    const text = journal.texts.get(file) ?? '';
    if (/\.csv$/i.test(file)) {
      const rows = readCsvRows(journal, file, text);
      return rows.flatMap((row) => readCase(journal, row, { ...from, file }));
    }
    if (/\.jsonl$/i.test(file)) {
      return text.split('\n').flatMap((line, i) => {
        if (line.trim() === '') return [];
        const read = openSource(journal, file, line);
        const at = () => ({ file, line: i + 1 });
        return read ? readCase(journal, { value: read.value, at }, { ...from, file }) : [];
      });
    }
    const read = openSource(journal, file, text);
    return read ? readTests(journal, read, { ...from, file }) : [];
  });
}

function readCase(
  journal: Journal,
  item: Source,
  { file, defaults }: { file: string; defaults: Source },
): TestCase[] {
  const spot = item.at([]);
  if (!isFields(item.value)) {
    journal.unmapped(spot, 'tests', 'A test is a map with vars and assert.');
    return [];
  }
  const known = ['description', 'vars', 'assert', 'threshold', 'metadata', 'options'];
  reportRest(journal, item, known, ignored);
  const fields = item.value;
  const base: Fields = isFields(defaults.value) ? defaults.value : {};
  const options = { ...asFields(base.options), ...asFields(fields.options) };
  reportOptions(journal, below(item, ['options']));
  const isTransformed = ['transform', 'postprocess', 'transformVars'].find((key) => key in options);
  const metadata = { ...asFields(base.metadata), ...asFields(fields.metadata) };
  const keepsDefaults = options.disableDefaultAsserts !== true;
  return [
    {
      spot,
      description: typeof fields.description === 'string' ? fields.description : null,
      vars: new Map([
        ...readVars(journal, below(defaults, ['vars']), file),
        ...readVars(journal, below(item, ['vars']), file),
      ]),
      asserts: [
        ...(keepsDefaults ? itemsOf(below(defaults, ['assert'])) : []),
        ...itemsOf(below(item, ['assert'])),
      ],
      threshold: numberOf(fields.threshold) ?? numberOf(base.threshold),
      tags: tagsOf(metadata),
      conversationId: isText(metadata.conversationId) ? String(metadata.conversationId) : null,
      prefix: typeof options.prefix === 'string' ? options.prefix : '',
      suffix: typeof options.suffix === 'string' ? options.suffix : '',
      unjudged: isTransformed === undefined ? null : reshaped,
    },
  ];
}

const asFields = (value: unknown): Fields => (isFields(value) ? value : {});
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);
const isText = (value: unknown) => typeof value === 'string' || typeof value === 'number';

/** Names the options of a test that nothing here reads. */
export function reportOptions(journal: Journal, options: Source): void {
  for (const key of ['transform', 'postprocess', 'transformVars']) {
    if (isFields(options.value) && key in options.value) {
      journal.unmapped(options.at([key]), key, reshaped);
    }
  }
  const read = ['prefix', 'suffix', 'disableDefaultAsserts'];
  reportRest(journal, options, [...read, 'transform', 'postprocess', 'transformVars'], optionWhys);
}

function readVars(
  journal: Journal,
  source: Source,
  file: string,
): [string, { value: unknown; spot: Spot }][] {
  const { value } = source;
  if (typeof value === 'string') {
    const [name] = findFiles(journal, file, value);
    const text = name === undefined ? undefined : journal.texts.get(name);
    if (name === undefined || text === undefined) {
      journal.unmapped(source.at([]), value, 'The upload has no such file. Add it.');
      return [];
    }
    const read = openSource(journal, name, text);
    return read ? readVars(journal, read, name) : [];
  }
  if (!isFields(value)) return [];
  return Object.entries(value).map(([key, one]) => {
    const spot = source.at([key]);
    return [key, { value: resolved(journal, { value: one, spot, file }), spot }];
  });
}

/** The text of a file that a variable names; other values as they are. */
function resolved(journal: Journal, one: { value: unknown; spot: Spot; file: string }): unknown {
  const { value, spot, file } = one;
  if (typeof value !== 'string' || !value.startsWith('file://')) return value;
  const [name] = findFiles(journal, file, value);
  const text = name === undefined ? undefined : journal.texts.get(name);
  if (text !== undefined && /\.(txt|md|csv|json|ya?ml|html|xml)$/i.test(name ?? '')) return text;
  journal.unmapped(
    spot,
    value,
    'The upload has no such text file. Add it, or write the text here.',
  );
  return undefined;
}

function tagsOf(metadata: Fields): string[] {
  return Object.entries(metadata)
    .filter(([key]) => key !== 'conversationId')
    .flatMap(([key, value]) =>
      (Array.isArray(value) ? value : [value]).filter(isText).map((one) => `${key}:${one}`),
    )
    .filter((tag) => tag.length <= 40);
}
