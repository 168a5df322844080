import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { canPrompts } from '#server/areas/prompts/access.ts';
import { LabelRow } from './label-row.tsx';
import { MoveLabelDialog } from './move-label-dialog.tsx';
import type { PromptLabel } from './prompt-label.ts';

export interface LabelsCardProps {
  prompt: { id: string; version: number };
  labels: readonly PromptLabel[];
}

/** Which version each label points at; adds, moves and guards them. */
export function LabelsCard({ prompt, labels }: LabelsCardProps) {
  const org = useOrg();
  const [isAdding, setAdding] = useState(false);
  return (
    <Card
      title="Labels"
      actions={
        org.may(canPrompts.write) && (
          <Button size="sm" onClick={() => setAdding(true)}>
            <Plus />
            Add label
          </Button>
        )
      }
    >
      {labels.length === 0 ? (
        <p className="text-muted text-sm">
          A label such as production points at one version. Targets that follow it change when it
          moves.
        </p>
      ) : (
        <ul className="-my-1 flex flex-col divide-y divide-line text-sm">
          {labels.map((label) => (
            <LabelRow key={label.name} prompt={prompt} label={label} />
          ))}
        </ul>
      )}
      <MoveLabelDialog
        open={isAdding}
        onOpenChange={setAdding}
        prompt={prompt}
        label={null}
        version={prompt.version}
        taken={labels.map(({ name }) => name)}
      />
    </Card>
  );
}
