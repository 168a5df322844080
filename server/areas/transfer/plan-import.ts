import { createHash } from 'node:crypto';
import { toPromptContent } from '#server/areas/prompts/document.ts';
import { parseProblem, textsOf } from '#server/areas/prompts/index.ts';
import {
  type AnyDocument,
  type DocumentKind,
  inFileOrder,
  isOf,
} from '#server/documents/any-document.ts';
import type { PlacedDocument } from '#server/documents/read-documents.ts';
import { writeDocument } from '#server/documents/write-documents.ts';
import { checkTemplate, checkUrlTemplate } from '#server/outside/http-endpoint/check-template.ts';
import { checkHeaders } from '#server/outside/http-endpoint/request-headers.ts';
import { keyOf, referencesOf } from './references.ts';
import type { ImportChange } from './schema.ts';
import type { Thing } from './things.ts';

export type PlannedItem = {
  kind: DocumentKind;
  name: string;
  file: string;
  /** 1-based, where its document begins. */
  line: number;
  change: ImportChange;
  /** The thing it changes; null for a new one. */
  current: Thing | null;
  document: AnyDocument;
  /** Its YAML here and in the file; `before` is null for a new thing. */
  before: string | null;
  after: string;
  /** Why it conflicts; empty unless it does. */
  conflicts: string[];
};

export type ImportPlan = {
  items: PlannedItem[];
  /** Environments that the files name and nobody made yet. */
  environments: string[];
  /** Labels that targets follow and their prompts don't have yet; they are put on the newest version. */
  labels: { prompt: string; label: string }[];
  /** HTTP targets whose secret header must be entered anew. */
  needSecret: string[];
  /** Equal for equal plans. */
  hash: string;
};

/** What the organization has of all that an import is about. */
export type Surroundings = {
  /** Things with the names of the documents, by `keyOf`. */
  current: ReadonlyMap<string, Thing>;
  /** Everything the documents name, by `keyOf`. */
  existing: ReadonlySet<string>;
  /** Labels and versions of the prompts that targets name. */
  prompts: ReadonlyMap<string, { labels: ReadonlySet<string>; newest: number }>;
  /** Which targets have the secret that their header needs, by name, and where it goes. */
  secrets: ReadonlyMap<string, { header: string; origin: string }>;
  /** Why the addresses of HTTP targets can't be used, by target. */
  addresses: ReadonlyMap<string, string>;
};

/** What an import would do, decided from the documents and what is there. Pure. */
export function planImport(documents: readonly PlacedDocument[], around: Surroundings): ImportPlan {
  const places = new Map<string, PlacedDocument[]>();
  for (const placed of documents) {
    const key = keyOf(placed.document);
    places.set(key, [...(places.get(key) ?? []), placed]);
  }
  const isThere = (key: string) => around.existing.has(key) || places.has(key);
  const items = documents
    .map((placed) => planOne(placed, { around, places, isThere }))
    .sort(inFileOrder);
  refuseTwoJudges(items);
  const environments = [
    ...new Set(
      documents
        .flatMap(({ document }) => referencesOf(document))
        .filter((reference) => reference.kind === 'Environment' && !isThere(keyOf(reference)))
        .map(({ name }) => name),
    ),
  ].sort();
  const touched = items.filter(({ change }) => change === 'created' || change === 'changed');
  const plan = {
    items,
    environments,
    labels: labelsOf(touched, around),
    needSecret: touched.filter((item) => lacksSecret(item, around)).map(({ name }) => name),
  };
  return { ...plan, hash: hashOf(plan) };
}

type Context = {
  around: Surroundings;
  places: ReadonlyMap<string, readonly PlacedDocument[]>;
  isThere(key: string): boolean;
};

function planOne({ file, line, document }: PlacedDocument, context: Context): PlannedItem {
  const { kind, name } = document;
  const key = keyOf(document);
  const current = context.around.current.get(key) ?? null;
  const after = writeDocument(document);
  const before = current && writeDocument(current.document);
  const conflicts = [
    ...twins(context.places.get(key) ?? [], { file, line }),
    ...missing(document, context),
    ...clashes(document, current?.document ?? null),
    ...wrongPin(document, context),
    ...brokenTexts(document),
    ...badAddress(document, context),
  ];
  const change = changeOf(conflicts, before, after);
  return { kind, name, file, line, change, current, document, before, after, conflicts };
}

function changeOf(conflicts: string[], before: string | null, after: string): ImportChange {
  if (conflicts.length > 0) return 'conflicting';
  if (before === null) return 'created';
  return before === after ? 'unchanged' : 'changed';
}

function twins(all: readonly PlacedDocument[], own: { file: string; line: number }): string[] {
  const others = all.filter(({ file, line }) => file !== own.file || line !== own.line);
  if (others.length === 0) return [];
  const where = others.map(({ file, line }) => `${file}:${line}`).join(', ');
  return [`Another document has this kind and name: ${where}. Keep one.`];
}

function missing(document: AnyDocument, { isThere }: Context): string[] {
  return referencesOf(document)
    .filter((reference) => reference.kind !== 'Environment' && !isThere(keyOf(reference)))
    .map(({ kind, name }) => {
      const what = kind.toLowerCase();
      return `There is no ${what} “${name}”, neither here nor in the files. Add it, or correct the name.`;
    });
}

function clashes(wanted: AnyDocument, current: AnyDocument | null): string[] {
  if (current === null) return [];
  if (isOf('Target', wanted) && isOf('Target', current)) {
    if (wanted.spec.type === current.spec.type) return [];
    return [
      `The target “${wanted.name}” here is of type ${current.spec.type}, and a target keeps its type. Give this one another name.`,
    ];
  }
  const isDraft =
    (isOf('Prompt', wanted) || isOf('Scenario', wanted)) && wanted.spec.status === 'draft';
  const wasDraft =
    (isOf('Prompt', current) || isOf('Scenario', current)) && current.spec.status === 'draft';
  if (!isDraft || wasDraft) return [];
  return ['It is no draft here any more, and can’t become one again. Write another status.'];
}

function wrongPin(document: AnyDocument, { around, places }: Context): string[] {
  if (!isOf('Target', document) || document.spec.type === 'http') return [];
  const { prompt, promptVersion } = document.spec;
  if (prompt === undefined || promptVersion === undefined) return [];
  const newest = around.prompts.get(prompt)?.newest ?? 0;
  const isChanged = places.has(keyOf({ kind: 'Prompt', name: prompt }));
  if (promptVersion <= newest || (newest === 0 && !isChanged)) return [];
  if (newest === 0 && promptVersion === 1) return [];
  return [
    `The prompt “${prompt}” has no version ${promptVersion} here. Write promptLabel, or leave both out for the newest.`,
  ];
}

/** Templates that could never be filled in; names they use are looked for by `missing`. */
function brokenTexts(document: AnyDocument): string[] {
  if (isOf('Prompt', document)) {
    const { content } = document.spec;
    const problems = textsOf(toPromptContent(content)).map(parseProblem);
    return problems.flatMap((problem) => (problem === null ? [] : [problem.message]));
  }
  if (!isOf('Target', document) || document.spec.type !== 'http') return [];
  const { url, method, body, headers } = document.spec.config;
  const names = referencesOf(document).map(({ name }) => name);
  const problems = [
    checkUrlTemplate(url, method, names),
    method === 'GET' ? null : checkTemplate(body, names),
    checkHeaders(headers),
  ];
  return problems.filter((problem) => problem !== null);
}

function badAddress({ kind, name }: AnyDocument, { around }: Context): string[] {
  const problem = kind === 'Target' ? around.addresses.get(name) : undefined;
  return problem === undefined ? [] : [problem];
}

function refuseTwoJudges(items: readonly PlannedItem[]): void {
  const judges = items.filter(({ document }) => isOf('Target', document) && document.spec.isJudge);
  for (const judge of judges) {
    const { document } = judge;
    const isHttp = isOf('Target', document) && document.spec.type === 'http';
    if (isHttp) judge.conflicts.push('An HTTP endpoint can’t be the judge. Choose another target.');
    if (judges.length > 1) judge.conflicts.push('Two targets say they are the judge. Keep one.');
    if (judge.conflicts.length > 0) judge.change = 'conflicting';
  }
}

function labelsOf(items: readonly PlannedItem[], around: Surroundings): ImportPlan['labels'] {
  const found = new Map<string, { prompt: string; label: string }>();
  for (const { document } of items) {
    if (!isOf('Target', document) || document.spec.type === 'http') continue;
    const { prompt, promptLabel: label } = document.spec;
    if (prompt === undefined || label === undefined) continue;
    if (around.prompts.get(prompt)?.labels.has(label)) continue;
    found.set(`${prompt} ${label}`, { prompt, label });
  }
  return [...found.values()];
}

function lacksSecret({ document, name }: PlannedItem, { secrets }: Surroundings): boolean {
  if (!isOf('Target', document) || document.spec.type !== 'http') return false;
  const { secretHeaderName: header, url } = document.spec.config;
  if (header === '') return false;
  const stored = secrets.get(name);
  return stored?.header.toLowerCase() !== header.toLowerCase() || stored.origin !== originOf(url);
}

/** Scheme, host and port, where secrets are bound to. */
export function originOf(url: string): string {
  return URL.parse(url)?.origin ?? '';
}

function hashOf(plan: Omit<ImportPlan, 'hash'>): string {
  const items = plan.items.map(({ kind, name, before, after, conflicts }) => [
    kind,
    name,
    before,
    after,
    conflicts,
  ]);
  const said = JSON.stringify({ ...plan, items });
  return createHash('sha256').update(said).digest('hex');
}
