import { Check, CircleAlert, CloudOff, Keyboard, Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { scenarioKeys } from '#app/frame/key-sections.ts';
import { IconButton } from '#app/ui/icon-button.tsx';
import { KeyboardHelp } from '#app/ui/keyboard-help.tsx';
import { Spinner } from '#app/ui/spinner.tsx';
import type { KeepState } from './draft-keeper.ts';
import type { ScenarioDraft } from './use-scenario-draft.ts';

/** Over the conversation: back, forward, whether the draft is kept, and what the keyboard can do. */
export function EditorBar(props: { scenario: ScenarioDraft; keepState: KeepState }) {
  const { scenario, keepState } = props;
  const [isHelping, setHelping] = useState(false);
  return (
    <div className="mb-3 flex items-center gap-1">
      <IconButton
        label="Undo"
        keys={['Mod', 'Z']}
        icon={<Undo2 />}
        size="sm"
        disabled={!scenario.canUndo}
        onClick={scenario.undo}
      />
      <IconButton
        label="Redo"
        keys={['Mod', 'Shift', 'Z']}
        icon={<Redo2 />}
        size="sm"
        disabled={!scenario.canRedo}
        onClick={scenario.redo}
      />
      <p role="status" className="flex min-w-0 flex-1 items-center gap-1.5 px-2 text-muted text-xs">
        <KeepWords state={keepState} />
      </p>
      <IconButton
        label="Keyboard shortcuts"
        icon={<Keyboard />}
        size="sm"
        onClick={() => setHelping(true)}
      />
      <KeyboardHelp open={isHelping} onOpenChange={setHelping} sections={scenarioKeys} />
    </div>
  );
}

function KeepWords({ state }: { state: KeepState }) {
  if (state === 'waiting') {
    return (
      <>
        <Spinner className="size-3.5" />
        Saving draft
      </>
    );
  }
  if (state === 'kept') {
    return (
      <>
        <Check aria-hidden="true" className="size-3.5 text-pass" />
        Draft saved
      </>
    );
  }
  if (state === 'failed') {
    return (
      <>
        <CloudOff aria-hidden="true" className="size-3.5 shrink-0 text-error" />
        The draft could not be saved. Trying again; keep this page open.
      </>
    );
  }
  if (state === 'refused') {
    return (
      <>
        <CircleAlert aria-hidden="true" className="size-3.5 shrink-0 text-fail" />
        This is too large, or has characters that can’t be stored, to be kept as a draft.
      </>
    );
  }
  return null;
}
