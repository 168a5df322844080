import { type CellClass, cellClasses } from '#server/areas/runs/schema.ts';

/** What is compared and shown, as the address of the page says it. */
export interface CompareQuery {
  baseline: 'previous' | { runId: string } | { promptLabel: { promptId: string; label: string } };
  /** The classes that are listed. */
  classes: CellClass[];
  search: string;
  targets?: { base: number; run: number }[];
  gate: { maxRegressions?: number; minPassRate?: number };
  cursor?: string;
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const everythingButUnchanged = cellClasses.filter((name) => name !== 'unchanged');

/** Which cells are shown: of one class, all, or (null) all that are not as before. */
export function shownClass(params: URLSearchParams): CellClass | 'all' | null {
  const asked = params.get('show');
  return asked === 'all' ? 'all' : (cellClasses.find((name) => name === asked) ?? null);
}

/**
 * Reads the address: `with` is a run or `label:<prompt>:<name>`, `show` a class or `all`, `from` and `to`
 * columns, `max` and `rate` (in percent) the limits of the gate. What makes no sense counts as not said.
 */
export function compareQuery(params: URLSearchParams): CompareQuery {
  const shown = shownClass(params);
  const [from, to] = [whole(params.get('from')), whole(params.get('to'))];
  const gate = gateOf(params);
  const cursor = params.getAll('cursor').at(-1)?.slice(0, 200);
  return {
    baseline: baselineOf(params.get('with') ?? ''),
    classes: shown === null ? everythingButUnchanged : shown === 'all' ? [...cellClasses] : [shown],
    search: (params.get('q') ?? '').trim().slice(0, 200),
    gate: {
      ...(gate.max === null ? {} : { maxRegressions: gate.max }),
      ...(gate.rate === null ? {} : { minPassRate: gate.rate / 100 }),
    },
    ...(from !== null && to !== null && { targets: [{ base: from, run: to }] }),
    ...(cursor && { cursor }),
  };
}

/** The limits as people write them: regressions, and a rate in percent; null where none is set. */
export function gateOf(params: URLSearchParams): { max: number | null; rate: number | null } {
  const rate = params.get('rate') ?? '';
  const isRate = /^\d{1,3}(\.\d{1,2})?$/.test(rate) && Number(rate) <= 100;
  return { max: whole(params.get('max')), rate: isRate ? Number(rate) : null };
}

function baselineOf(text: string): CompareQuery['baseline'] {
  if (id.test(text)) return { runId: text };
  const [kind, promptId = '', label = ''] = text.split(':');
  const isLabel = kind === 'label' && id.test(promptId) && /^[a-z][a-z0-9-]{0,39}$/.test(label);
  return isLabel ? { promptLabel: { promptId, label } } : 'previous';
}

function whole(text: string | null): number | null {
  return text !== null && /^\d{1,3}$/.test(text) ? Number(text) : null;
}
