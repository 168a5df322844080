import type { inferRouterInputs } from '@trpc/server';
import { z } from 'zod';
import type { OrgRouter } from '#server/rpc/app-router.ts';
import type { Api } from '../api/open-api.ts';
import { refusalIn } from '../api/problem.ts';
import { Failure } from '../failure.ts';
import { oneLine } from '../paint.ts';
import { listed } from '../share/words.ts';

/** What a run is compared with, as the server takes it. */
export type Baseline = NonNullable<inferRouterInputs<OrgRouter>['runs']['compare']['baseline']>;

/** The baseline, and how it is called; null where nobody wants one or there is none yet. */
export type FoundBaseline = { baseline: Baseline; name: string } | null;

type Played = { suite: { id: string; name: string }; targetIds: readonly string[] };

/**
 * Looks up what a run is compared with, before it costs anything: `previous`, a run by its number or id, or
 * what a label of a prompt points at (`production`, `Support prompt@production`).
 * @throws {Failure} when there is no such thing
 */
export async function findBaseline(
  { rpc }: Pick<Api, 'rpc'>,
  wanted: string | null,
  { suite, targetIds }: Played,
): Promise<FoundBaseline> {
  if (wanted === null) return null;
  if (wanted === 'previous') {
    return asBaseline(await rpc.runs.baseline.query({ suiteId: suite.id }));
  }
  if (/^#?\d{1,9}$/.test(wanted)) {
    const number = Number(wanted.replace('#', ''));
    const page = await rpc.runs.list.query({ limit: 1, cursor: String(number + 1) });
    const [run] = page.items;
    if (run?.number === number) return asBaseline(run);
    throw new Failure(`There is no run #${number}.`);
  }
  if (z.uuid().safeParse(wanted).success) {
    return asBaseline(await findRun(rpc, wanted));
  }
  return await findLabel(rpc, wanted, targetIds);
}

function asBaseline(run: { id: string; number: number } | null): FoundBaseline {
  return run ? { baseline: { runId: run.id }, name: `#${run.number}` } : null;
}

async function findRun(rpc: Api['rpc'], id: string) {
  try {
    return await rpc.runs.get.query({ id });
  } catch (error) {
    if (refusalIn(error)?.reason === 'runs.notFound') throw new Failure(`There is no run ${id}.`);
    throw error;
  }
}

/** A label belongs to a prompt: the one that is named before it, or the one that is played. */
async function findLabel(
  rpc: Api['rpc'],
  wanted: string,
  targetIds: readonly string[],
): Promise<FoundBaseline> {
  const at = wanted.lastIndexOf('@');
  const promptName = at > 0 ? wanted.slice(0, at) : null;
  const label = wanted.slice(at + 1);
  const prompts = new Map<string, { name: string; labels: readonly { name: string }[] }>();
  for (const id of targetIds) {
    const { prompt } = await rpc.targets.get.query({ id });
    if (prompt) prompts.set(prompt.id, prompt);
  }
  const fitting = [...prompts].filter(
    ([, prompt]) =>
      (promptName === null || prompt.name === promptName) &&
      prompt.labels.some(({ name }) => name === label),
  );
  const [only, other] = fitting;
  if (only && !other) {
    return { baseline: { promptLabel: { promptId: only[0], label } }, name: oneLine(wanted) };
  }
  const names = fitting.map(([, { name }]) => `“${oneLine(name)}@${label}”`);
  if (other) throw new Failure(`Which prompt’s ${label}?`, `Say ${listed(names, 'or')}.`);
  const labels = [...new Set([...prompts.values()].flatMap((prompt) => prompt.labels))];
  const known = [...new Set(labels.map(({ name }) => oneLine(name)))];
  throw new Failure(
    `“${oneLine(wanted)}” is no run, and no label of a prompt that is played.`,
    known.length === 0
      ? 'Say previous, or the number or id of a run.'
      : `Say previous, the number or id of a run, or ${listed(known, 'or')}.`,
  );
}
