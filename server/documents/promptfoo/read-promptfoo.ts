import { toPromptContent } from '#server/areas/prompts/document.ts';
import { listVariables } from '#server/areas/prompts/index.ts';
import { AnyDocument, type DocumentKind } from '../any-document.ts';
import type { PlacedDocument } from '../read-documents.ts';
import { emptyReading, type Reading, type Unmapped } from '../reading.ts';
import { buildScenario, threadsOf } from './build-scenarios.ts';
import { type PromptParts, readPrompts, short } from './read-prompts.ts';
import { type ProviderTarget, readProviders } from './read-providers.ts';
import { readTests, reportOptions, type TestCase } from './read-tests.ts';
import {
  below,
  findFiles,
  isFields,
  itemsOf,
  type Journal,
  openJournal,
  openSource,
  reportRest,
  type Source,
  type Spot,
} from './source.ts';

const keys = [
  'description',
  'tags',
  'prompts',
  'providers',
  'targets',
  'tests',
  'defaultTest',
  'scenarios',
  'evaluateOptions',
  '$schema',
];

/** True for a text that looks like a promptfoo configuration: two of its keys at the top, none of ours. */
export function isPromptfoo(text: string): boolean {
  const found = ['prompts', 'providers', 'targets', 'tests', 'defaultTest', 'scenarios'].filter(
    (key) => new RegExp(`^(?:\\s{0,4}"${key}"|${key})\\s*:`, 'm').test(text),
  );
  return !/^kind\s*:/m.test(text) && found.length >= 2;
}

/**
 * Reads a promptfoo configuration and the files of the upload it names, by its documentation: prompts,
 * models, tests, defaults, scenarios and conversations become documents; everything else is told.
 * @param taken names given so far, when several configurations are read together
 */
export function readPromptfoo(
  file: string,
  texts: ReadonlyMap<string, string>,
  taken: Set<string> = new Set(),
): { reading: Reading; files: ReadonlySet<string> } {
  const reading = emptyReading();
  const journal = openJournal(texts, reading);
  journal.used.add(file);
  const source = openSource(journal, file, texts.get(file) ?? '');
  if (source && isFields(source.value)) readConfig(journal, { source, file, taken });
  const unmapped = distinct(reading.unmapped);
  const notes = distinct(reading.notes);
  return { reading: { ...reading, unmapped, notes }, files: journal.used };
}

/** What several tests share is told once, in the order of the files. */
function distinct(lines: readonly Unmapped[]): Unmapped[] {
  const byText = new Map(lines.map((line) => [JSON.stringify(line), line]));
  return [...byText.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line,
  );
}

function readConfig(
  journal: Journal,
  { source, file, taken }: { source: Source; file: string; taken: Set<string> },
): void {
  reportRest(journal, source, keys);
  reportRest(journal, below(source, ['evaluateOptions']), ['repeat']);
  const fields = isFields(source.value) ? source.value : {};
  const stem =
    file
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? file;
  const title = short(typeof fields.description === 'string' ? fields.description : stem);
  const prompts = readPrompts(journal, below(source, ['prompts']), file);
  const providers = readProviders(
    journal,
    below(source, ['providers' in fields ? 'providers' : 'targets']),
  );
  const defaults = readDefaults(journal, below(source, ['defaultTest']), file);
  const from = { file, defaults };
  const plain = readTests(journal, below(source, ['tests']), from);
  const groups = readScenarios(journal, below(source, ['scenarios']), from);
  const maker = createMaker(journal, taken);
  const tags = configTags(fields.tags);
  for (const [userText, group] of byUserText(prompts)) {
    const [prompt] = group;
    if (!prompt) continue;
    const openings = group.map((one) => ({ one, name: maker.prompt(one, title) }));
    const targets = openings.flatMap(({ one, name }) =>
      providers.map((provider) =>
        maker.target(provider, { prompt: name, label: one.label, many: group.length > 1 }),
      ),
    );
    const openingNames = [...new Set(group.flatMap(namesOf))];
    maker.variables(openingNames, defaults, prompt.spot);
    const threads = [plain, ...groups].flatMap((tests) => threadsOf(tests, prompt.isThread));
    const uniqueName = (wanted: string) => maker.unique('Scenario', wanted);
    const scenarios = threads.flatMap((thread) => {
      const made = buildScenario(journal, thread, { prompt, openingNames, tags, uniqueName });
      return made ? [made] : [];
    });
    journal.reading.documents.push(...scenarios);
    const isOne = prompts.length === group.length;
    maker.suite(isOne ? title : `${title} · ${short(userText)}`.slice(0, 110), {
      scenarios: scenarios.map(({ document }) => document.name),
      targets,
      repeats: repeatsOf(fields.evaluateOptions),
      spot: source.at([]),
    });
  }
}

/** Prompts that let the user say the same are played by the same scenarios. */
function byUserText(prompts: readonly PromptParts[]): Map<string, PromptParts[]> {
  const groups = new Map<string, PromptParts[]>();
  for (const prompt of prompts) {
    const key = `${prompt.isThread ? 'thread ' : ''}${prompt.userText}`;
    groups.set(key, [...(groups.get(key) ?? []), prompt]);
  }
  return groups;
}

function namesOf({ opening }: PromptParts): string[] {
  return opening === null ? [] : listVariables(toPromptContent(opening));
}

function readDefaults(journal: Journal, source: Source, file: string): Source {
  if (typeof source.value !== 'string') {
    reportRest(journal, source, ['vars', 'assert', 'options', 'threshold', 'metadata']);
    reportOptions(journal, below(source, ['options']));
    return source;
  }
  const [name] = findFiles(journal, file, source.value);
  if (name === undefined) {
    journal.unmapped(source.at([]), source.value, 'The upload has no such file. Add it.');
    return { value: undefined, at: source.at };
  }
  return (
    openSource(journal, name, journal.texts.get(name) ?? '') ?? { value: undefined, at: source.at }
  );
}

/** Each set of values with each of its tests; every set is a conversation of its own. */
function readScenarios(
  journal: Journal,
  source: Source,
  from: { file: string; defaults: Source },
): TestCase[][] {
  return itemsOf(source).flatMap((item) => {
    if (typeof item.value === 'string') {
      const files = findFiles(journal, from.file, item.value);
      if (files.length === 0)
        journal.unmapped(item.at([]), item.value, 'The upload has no such file.');
      return files.flatMap((name) => {
        const read = openSource(journal, name, journal.texts.get(name) ?? '');
        return read ? readScenarios(journal, read, { ...from, file: name }) : [];
      });
    }
    reportRest(journal, item, ['description', 'config', 'tests']);
    const tests = readTests(journal, below(item, ['tests']), from);
    const sets = readTests(journal, below(item, ['config']), {
      ...from,
      defaults: { value: undefined, at: item.at },
    });
    return sets.map((set) => tests.map((test) => joined(set, test)));
  });
}

function joined(set: TestCase, test: TestCase): TestCase {
  const [label] = [...set.vars.values()]
    .map(({ value }) => value)
    .filter((value) => typeof value === 'string');
  const name = test.description ?? set.description;
  return {
    ...test,
    vars: new Map(
      [...test.vars, ...set.vars].map(([key]) => [
        key,
        test.vars.get(key) ?? set.vars.get(key) ?? { value: undefined, spot: test.spot },
      ]),
    ),
    description: name === null || label === undefined ? name : short(`${name} · ${label}`),
    asserts: [...set.asserts, ...test.asserts],
    tags: [...set.tags, ...test.tags],
    conversationId: null,
  };
}

function configTags(tags: unknown): string[] {
  if (!isFields(tags)) return [];
  const made = Object.entries(tags).map(([key, value]) => `${key}:${String(value)}`);
  return made.filter((tag) => tag.length <= 40);
}

function repeatsOf(options: unknown): number {
  const repeat = isFields(options) ? options.repeat : undefined;
  return typeof repeat === 'number' && Number.isInteger(repeat) && repeat >= 1
    ? Math.min(repeat, 20)
    : 1;
}

type SuiteParts = { scenarios: string[]; targets: string[]; repeats: number; spot: Spot };

/** Makes documents with names that nobody else of the same import has. */
function createMaker(journal: Journal, taken: Set<string>) {
  const targets = new Map<string, string>();
  function unique(kind: DocumentKind, wanted: string): string {
    const plain = wanted.replace(/\s+/g, ' ').trim().slice(0, 110) || kind;
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? plain : `${plain} (${count})`;
      if (taken.has(`${kind} ${name}`)) continue;
      taken.add(`${kind} ${name}`);
      return name;
    }
  }
  function add(document: unknown, spot: Spot): void {
    const parsed = AnyDocument.safeParse(document);
    if (parsed.success)
      journal.reading.documents.push({ ...spot, document: parsed.data } satisfies PlacedDocument);
    else journal.unmapped(spot, 'prompts', parsed.error.issues[0]?.message ?? 'It can’t be read.');
  }
  return {
    unique,
    prompt({ opening, label, spot }: PromptParts, title: string): string | null {
      if (opening === null) return null;
      const name = unique(
        'Prompt',
        /^Prompt \d+$/.test(label) ? `${title} · ${label.toLowerCase()}` : label,
      );
      journal.note(
        spot,
        name,
        'What comes before the user’s last words is a prompt; the rest is in the scenarios.',
      );
      add({ kind: 'Prompt', name, spec: { content: opening } }, spot);
      return name;
    },
    target(
      provider: ProviderTarget,
      how: { prompt: string | null; label: string; many: boolean },
    ): string {
      const wanted =
        how.prompt === null || !how.many ? provider.name : `${provider.name} · ${how.label}`;
      const key = JSON.stringify([provider.config, how.prompt]);
      const known = targets.get(key);
      if (known !== undefined) return known;
      const name = unique('Target', wanted);
      targets.set(key, name);
      const prompt = how.prompt === null ? {} : { prompt: how.prompt };
      add(
        { kind: 'Target', name, spec: { type: 'model', ...prompt, config: provider.config } },
        provider.spot,
      );
      return name;
    },
    variables(names: readonly string[], defaults: Source, spot: Spot): void {
      for (const name of names) {
        if (taken.has(`Variable ${name}`)) continue;
        taken.add(`Variable ${name}`);
        const value = below(defaults, ['vars', name]).value;
        const isText = typeof value === 'string' || typeof value === 'number';
        add({ kind: 'Variable', name, spec: { value: isText ? String(value) : '' } }, spot);
      }
    },
    suite(title: string, { spot, ...parts }: SuiteParts): void {
      if (parts.scenarios.length > 0)
        add({ kind: 'Suite', name: unique('Suite', title), spec: parts }, spot);
    },
  };
}
