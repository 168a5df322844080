import { useRevalidator } from '@remix-run/react';
import { useRef, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { useToast } from '#app/ui/toast.tsx';
import type { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { ConflictNote } from '../../parts/conflict-note.tsx';
import type { Status } from '../../parts/status-badge.tsx';
import { toDraft } from './draft.ts';
import { ScenarioEditor } from './scenario-editor.tsx';
import { ScenarioHead } from './scenario-head.tsx';
import { SuiteLinks } from './suite-links.tsx';

export interface StoredScenario {
  id: string;
  name: string;
  description: string;
  tags: string[];
  status: Status;
  version: number;
  content: ScenarioContent;
  suites: { id: string; name: string }[];
}

/** An existing scenario in the editor; a save over somebody else's newer version asks first. */
export function EditScenario({ scenario }: { scenario: StoredScenario }) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const baseVersion = useRef(scenario.version);
  const [conflict, setConflict] = useState<{ message: string; retry: () => void } | null>(null);
  const [isRetrying, setRetrying] = useState(false);
  const { id } = scenario;

  async function overwrite(retry: () => void) {
    setRetrying(true);
    try {
      baseVersion.current = (await org.rpc.scenarios.get.query({ id })).version;
      setConflict(null);
      retry();
    } catch (thrown) {
      toast({ title: toProblem(thrown).message, tone: 'danger' });
    } finally {
      setRetrying(false);
    }
  }

  return (
    <ScenarioEditor
      start={toDraft(scenario)}
      header={(buttons) => (
        <>
          <ScenarioHead scenario={scenario} actions={buttons} />
          {conflict && (
            <div className="mb-4">
              <ConflictNote
                message={conflict.message}
                compareTo={org.to(`scenarios/${id}/versions`)}
                pending={isRetrying}
                onOverwrite={() => void overwrite(conflict.retry)}
              />
            </div>
          )}
        </>
      )}
      aside={<SuiteLinks suites={scenario.suites} />}
      save={async (values) => {
        const before = baseVersion.current;
        const { version } = await org.rpc.scenarios.update.mutate({
          id,
          baseVersion: before,
          ...values,
        });
        baseVersion.current = version;
        setConflict(null);
        toast({
          title: version === before ? 'Saved' : `Saved as version ${version}`,
          tone: 'success',
        });
        revalidator.revalidate();
      }}
      onRefused={(thrown, retry) => {
        const { reason, message } = toProblem(thrown);
        if (reason !== 'scenarios.changedMeanwhile') return false;
        setConflict({ message, retry });
        return true;
      }}
    />
  );
}
