import { useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { useToast } from '#app/ui/toast.tsx';
import { type Base, baseOf } from '../base-of.ts';
import type { Draft } from '../draft.ts';
import { toKept } from '../kept-draft.ts';
import { mergeScenario, type ScenarioMerge } from './merge-scenario.ts';

type Opened = { merge: ScenarioMerge; newest: Base; savedBy: string };

/** Merging what is typed with the newest version of a scenario. */
export function useMerge({ id, base, draft }: { id: string; base: Base; draft: Draft }) {
  const { rpc } = useOrg();
  const toast = useToast();
  const [view, setView] = useState<Opened | null>(null);
  const [isOpening, setOpening] = useState(false);

  async function open() {
    setOpening(true);
    try {
      const [stored, versions] = await Promise.all([
        rpc.scenarios.get.query({ id }),
        rpc.scenarios.versions.query({ id, limit: 1 }),
      ]);
      const newest = baseOf(stored);
      const merge = mergeScenario(base.kept, newest.kept, toKept(draft));
      setView({ merge, newest, savedBy: versions.items[0]?.createdBy ?? 'somebody who left' });
    } catch (thrown) {
      toast({ title: toProblem(thrown).message, tone: 'danger' });
    } finally {
      setOpening(false);
    }
  }
  return { view, isOpening, open, close: () => setView(null) };
}
