import { useEffect, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import type { Option } from '#app/ui/option.ts';

interface Suite {
  id: string;
  name: string;
  repeats: number;
  items: readonly unknown[];
  targets: readonly { id: string; name: string }[];
}
interface Target {
  id: string;
  name: string;
  /** What is missing before it can be used. */
  problem: string | null;
}

/** What a run can be started with: suites by search, the chosen one, and all targets. */
export function useStartChoices(suiteId: string | null) {
  const { rpc } = useOrg();
  const [suites, setSuites] = useState<Option[]>([]);
  const [suite, setSuite] = useState<Suite | null>(null);
  const [targets, setTargets] = useState<readonly Target[]>([]);
  const [search, setSearch] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    rpc.suites.list.query({ limit: 50, ...(search ? { search } : {}) }, { signal }).then(
      ({ items }) => setSuites(items.map(toOption)),
      (thrown) => signal.aborted || setProblem(toProblem(thrown).message),
    );
    return () => ending.abort();
  }, [rpc, search]);
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    rpc.targets.list.query({ limit: 200 }, { signal }).then(
      ({ items }) => setTargets(items),
      (thrown) => signal.aborted || setProblem(toProblem(thrown).message),
    );
    return () => ending.abort();
  }, [rpc]);
  useEffect(() => {
    setSuite(null);
    if (!suiteId) return;
    const ending = new AbortController();
    const { signal } = ending;
    rpc.suites.get.query({ id: suiteId }, { signal }).then(
      (found) => setSuite(found),
      (thrown) => signal.aborted || setProblem(toProblem(thrown).message),
    );
    return () => ending.abort();
  }, [rpc, suiteId]);

  const chosen = suite && !suites.some(({ value }) => value === suite.id);
  return {
    suites: chosen ? [{ value: suite.id, label: suite.name }, ...suites] : suites,
    suite,
    targets: suite ? ownFirst(targets, suite) : targets,
    problem,
    searchSuites: setSearch,
  };
}

function toOption(suite: { id: string; name: string; itemCount: number }): Option {
  return {
    value: suite.id,
    label: suite.name,
    hint: `${suite.itemCount} ${suite.itemCount === 1 ? 'scenario' : 'scenarios'}`,
  };
}

/** The suite's own targets before the others, in its order. */
function ownFirst(targets: readonly Target[], suite: Suite): readonly Target[] {
  const place = new Map(suite.targets.map(({ id }, index) => [id, index]));
  const rank = ({ id }: Target) => place.get(id) ?? place.size;
  return [...targets].sort((a, b) => rank(a) - rank(b));
}
