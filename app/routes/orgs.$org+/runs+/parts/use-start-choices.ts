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
  /** Scenarios that are played; archived ones are not. */
  scenarioCount: number;
  /** The suite's own targets. */
  targetIds: string[];
}

/** What a page has read already. */
export interface KnownChoices {
  suite: StartSuite;
  targets: readonly TargetChoice[];
}

/** What `suites.get` answers, as the form needs it. */
export function startSuite(suite: {
  id: string;
  name: string;
  repeats: number;
  items: readonly { status: string }[];
  targets: readonly { id: string }[];
}): StartSuite {
  const { id, name, repeats, items, targets } = suite;
  const scenarioCount = items.filter(({ status }) => status !== 'ARCHIVED').length;
  return { id, name, repeats, scenarioCount, targetIds: targets.map((target) => target.id) };
}

/**
 * What a run can be started with: suites by search, the chosen one (null until it is read) and all
 * targets (null until they are). Reads nothing when the page knows them.
 */
export function useStartChoices(suiteId: string, known?: KnownChoices) {
  const { rpc } = useOrg();
  const [suites, setSuites] = useState<Option[]>([]);
  const [read, setRead] = useState<StartSuite | null>(null);
  const [targets, setTargets] = useState<readonly TargetChoice[] | null>(null);
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
      setTargets((await rpc.targets.list.query({ limit: 200 }, { signal })).items);
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

function toOption(suite: { id: string; name: string; itemCount: number }): Option {
  return {
    value: suite.id,
    label: suite.name,
    hint: `${suite.itemCount} ${suite.itemCount === 1 ? 'scenario' : 'scenarios'}`,
  };
}
