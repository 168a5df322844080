import { useEffect, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import type { Option } from '#app/ui/option.ts';
import type { TargetChoice } from '../../parts/target-options.ts';

/** A suite as the form that starts a run needs it. */
export interface StartSuite {
  id: string;
  name: string;
  repeats: number;
  /** Rows of the matrix: scenarios, with tables each of their rows. Archived ones are not played. */
  rowCount: number;
  environmentId: string | null;
  stopAfterFailures: number | null;
  stopAfterErrors: number | null;
  budgetMicroUsd: number | null;
  /** The suite's own targets. */
  targetIds: string[];
}

export type EnvironmentChoice = { id: string; name: string };

/** What a page has read already. */
export interface KnownChoices {
  suite: StartSuite;
  environments: readonly EnvironmentChoice[];
  targets: readonly TargetChoice[];
}

/** What `suites.get` answers, as the form needs it. */
export function startSuite(suite: {
  id: string;
  name: string;
  repeats: number;
  environment: { id: string } | null;
  stopAfterFailures: number | null;
  stopAfterErrors: number | null;
  budgetMicroUsd: number | null;
  items: readonly { status: string; rowCount: number }[];
  matching: { rowCount: number } | null;
  targets: readonly { id: string }[];
}): StartSuite {
  const { id, name, repeats, items, matching, targets } = suite;
  const { environment, stopAfterFailures, stopAfterErrors, budgetMicroUsd } = suite;
  const listed = items.filter(({ status }) => status !== 'ARCHIVED');
  return {
    id,
    name,
    repeats,
    rowCount: matching?.rowCount ?? listed.reduce((sum, { rowCount }) => sum + rowCount, 0),
    environmentId: environment?.id ?? null,
    stopAfterFailures,
    stopAfterErrors,
    budgetMicroUsd,
    targetIds: targets.map((target) => target.id),
  };
}

/**
 * What a run can be started with: suites by search, the chosen one (null until it is read), all
 * environments, and all targets (null until they are read). Reads nothing when the page knows them.
 */
export function useStartChoices(suiteId: string, known?: KnownChoices) {
  const { rpc } = useOrg();
  const [suites, setSuites] = useState<Option[]>([]);
  const [read, setRead] = useState<StartSuite | null>(null);
  const [targets, setTargets] = useState<readonly TargetChoice[] | null>(null);
  const [environments, setEnvironments] = useState<readonly EnvironmentChoice[]>([]);
  const [search, setSearch] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const isKnown = known !== undefined;

  useEffect(() => {
    if (isKnown) return;
    return reading(setProblem, async (signal) => {
      const input = { limit: 50, ...(search ? { search } : {}) };
      const { items } = await rpc.suites.list.query(input, { signal });
      setSuites(items.map(toOption));
    });
  }, [rpc, isKnown, search]);
  useEffect(() => {
    if (isKnown) return;
    return reading(setProblem, async (signal) => {
      const [{ items }, found] = await Promise.all([
        rpc.targets.list.query({ limit: 200 }, { signal }),
        rpc.environments.list.query(undefined, { signal }),
      ]);
      setEnvironments(found);
      setTargets(items);
    });
  }, [rpc, isKnown]);
  useEffect(() => {
    if (isKnown || !suiteId) return;
    return reading(setProblem, async (signal) => {
      setRead(startSuite(await rpc.suites.get.query({ id: suiteId }, { signal })));
    });
  }, [rpc, isKnown, suiteId]);

  const suite = read?.id === suiteId ? read : null;
  const isListed = !suite || suites.some(({ value }) => value === suite.id);
  return {
    suites: isListed ? suites : [{ value: suite.id, label: suite.name }, ...suites],
    suite: known?.suite ?? suite,
    targets: known?.targets ?? targets,
    environments: known?.environments ?? environments,
    problem,
    searchSuites: setSearch,
  };
}

/** Reads until it is no longer wanted; the effect's way to end it. */
function reading(
  setProblem: (message: string | null) => void,
  read: (signal: AbortSignal) => Promise<void>,
): () => void {
  const ending = new AbortController();
  read(ending.signal).then(
    () => setProblem(null),
    (thrown) => ending.signal.aborted || setProblem(toProblem(thrown).message),
  );
  return () => ending.abort();
}

function toOption(suite: { id: string; name: string; itemCount: number; filter: unknown }): Option {
  const count = `${suite.itemCount} ${suite.itemCount === 1 ? 'scenario' : 'scenarios'}`;
  return { value: suite.id, label: suite.name, hint: suite.filter ? 'by a filter' : count };
}
