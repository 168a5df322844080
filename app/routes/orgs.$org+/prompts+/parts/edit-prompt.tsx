import { useRevalidator } from '@remix-run/react';
import { useRef, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Card } from '#app/ui/card.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canPrompts } from '#server/areas/prompts/access.ts';
import type { PromptContent } from '#server/areas/prompts/schema.ts';
import { ConflictNote } from '../../parts/conflict-note.tsx';
import { ReadOnlyNote } from '../../parts/read-only-note.tsx';
import type { Status } from '../../parts/status-badge.tsx';
import type { StoredVariables } from './known-variables.ts';
import { LabelsCard } from './labels/labels-card.tsx';
import type { PromptLabel } from './labels/prompt-label.ts';
import { toPromptDraft } from './prompt-draft.ts';
import { PromptEditor } from './prompt-editor.tsx';
import { PromptHead } from './prompt-head.tsx';

export interface EditPromptProps {
  prompt: {
    id: string;
    name: string;
    description: string;
    content: PromptContent;
    tags: string[];
    version: number;
    status: Status;
    targets: { id: string; name: string }[];
  };
  variables: StoredVariables;
  labels: readonly PromptLabel[];
}

/** An existing prompt in the editor; a save over somebody else's newer version asks first. */
export function EditPrompt({ prompt, variables, labels }: EditPromptProps) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const baseVersion = useRef(prompt.version);
  const [conflict, setConflict] = useState<{ message: string; retry: () => void } | null>(null);
  const [isRetrying, setRetrying] = useState(false);
  const readOnly = !org.may(canPrompts.write);
  const { id } = prompt;

  async function overwrite(retry: () => void) {
    setRetrying(true);
    try {
      baseVersion.current = (await org.rpc.prompts.get.query({ id })).version;
      setConflict(null);
      retry();
    } catch (thrown) {
      toast({ title: toProblem(thrown).message, tone: 'danger' });
    } finally {
      setRetrying(false);
    }
  }

  return (
    <PromptEditor
      start={toPromptDraft(prompt)}
      variables={variables}
      readOnly={readOnly}
      header={(buttons) => (
        <>
          <PromptHead prompt={prompt} actions={buttons} />
          <div className="mb-5 flex flex-col gap-3 empty:hidden">
            {readOnly && <ReadOnlyNote what="prompts" />}
            {conflict && (
              <ConflictNote
                message={conflict.message}
                compareTo={org.to(`prompts/${id}/versions`)}
                pending={isRetrying}
                onOverwrite={() => void overwrite(conflict.retry)}
              />
            )}
          </div>
        </>
      )}
      save={async (values) => {
        const saved = await org.rpc.prompts.update.mutate({
          id,
          baseVersion: baseVersion.current,
          ...values,
        });
        const isNewVersion = saved.version !== baseVersion.current;
        baseVersion.current = saved.version;
        setConflict(null);
        toast({
          title: isNewVersion ? `Saved as version ${saved.version}` : 'Saved',
          tone: 'success',
        });
        revalidator.revalidate();
      }}
      onRefused={(thrown, retry) => {
        const { reason, message } = toProblem(thrown);
        if (reason !== 'prompts.changedMeanwhile') return false;
        setConflict({ message, retry });
        return true;
      }}
      aside={
        <>
          <LabelsCard prompt={prompt} labels={labels} />
          <Card title="Used by">
            {prompt.targets.length === 0 ? (
              <p className="text-muted text-sm">
                No target uses it yet. A{' '}
                <TextLink to={org.to('targets/new')}>model target</TextLink> gives it to a model.
              </p>
            ) : (
              <ul className="flex flex-col gap-1 text-sm">
                {prompt.targets.map((target) => (
                  <li key={target.id}>
                    <TextLink to={org.to(`targets/${target.id}`)}>{target.name}</TextLink>
                  </li>
                ))}
              </ul>
            )}
          </Card>
        </>
      }
    />
  );
}
