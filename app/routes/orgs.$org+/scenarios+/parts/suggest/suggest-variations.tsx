import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { Callout } from '#app/ui/callout.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { type Suggesting, useSuggesting } from './suggesting.ts';
import { VariationsForm } from './variations-form.tsx';
import { type MadeVariations, VariationsMade } from './variations-made.tsx';

/** Other words for what the user says at a place (from 0), each in a draft scenario of its own. */
export function SuggestVariations({ at }: { at: number }) {
  const suggesting = useSuggesting();
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<MadeVariations | null>(null);
  if (!suggesting) return null;
  return (
    <>
      <IconButton
        label="Suggest variations…"
        icon={<Sparkles />}
        size="sm"
        onClick={() => {
          setMade(null);
          setOpen(true);
        }}
      />
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={made ? 'Suggested variations' : 'Suggest variations'}
        description={
          made
            ? 'Each is a draft marked as suggested, until somebody saves or publishes it.'
            : 'A model writes other ways to say this. Each becomes a draft scenario of its own, marked as suggested. Nothing is published, and this scenario stays as it is.'
        }
      >
        {made ? (
          <VariationsMade made={made} onClose={() => setOpen(false)} />
        ) : (
          <Variations at={at} suggesting={suggesting} onMade={setMade} />
        )}
      </Dialog>
    </>
  );
}

function Variations(props: {
  at: number;
  suggesting: Suggesting;
  onMade: (made: MadeVariations) => void;
}) {
  const { at, suggesting, onMade } = props;
  const turn = suggesting.draft.turns[at];
  const said = turn?.kind === 'USER' ? turn.userText : '';
  const isUnsaved = suggesting.scenarioId === null || suggesting.isDirty;
  return (
    <div className="flex flex-col gap-4">
      <blockquote
        dir="auto"
        className="line-clamp-4 whitespace-pre-wrap rounded-md bg-accent-soft px-3 py-2 [overflow-wrap:anywhere]"
      >
        {said.trim() === '' ? <span className="text-muted">Nothing is written yet.</span> : said}
      </blockquote>
      {isUnsaved && (
        <Callout tone="warning">
          {suggesting.scenarioId === null
            ? 'Create the scenario first: variations are made of what is saved.'
            : 'Save your changes first: variations are made of what is saved.'}
        </Callout>
      )}
      <VariationsForm
        at={at}
        scenarioId={isUnsaved ? null : suggesting.scenarioId}
        models={suggesting.models}
        onMade={onMade}
      />
    </div>
  );
}
