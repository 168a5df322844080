import { useState } from 'react';
import { issueText } from '#app/ui/issue-text.ts';
import { UpdatePrompt } from '#server/areas/prompts/schema.ts';
import { type PromptProblems, placePromptProblems } from './place-prompt-problems.ts';
import { type DraftPart, type PromptDraft, toPromptInput } from './prompt-draft.ts';

const PromptForm = UpdatePrompt.omit({ id: true, baseVersion: true });

/** A prompt in the editor: what is typed, whether it is saved, and what was refused of it. */
export function usePromptDraft(start: PromptDraft) {
  const [draft, setDraft] = useState(start);
  const [saved, setSaved] = useState(() => textOf(start));
  const [problems, setProblems] = useState<PromptProblems>({});
  const forget = (places: readonly string[]) =>
    setProblems((was) =>
      Object.fromEntries(Object.entries(was).filter(([place]) => !places.includes(place))),
    );

  return {
    draft,
    problems,
    isDirty: textOf(draft) !== saved,
    set(changes: Partial<Omit<PromptDraft, 'parts'>>) {
      setDraft((was) => ({ ...was, ...changes }));
      forget(Object.keys(changes));
    },
    /** Changes the parts; what was refused at `touched` keys is taken back. */
    setParts(
      change: (parts: readonly DraftPart[]) => DraftPart[],
      touched: readonly string[] = [],
    ) {
      setDraft((was) => ({ ...was, parts: change(was.parts) }));
      forget(['content', ...touched]);
    },
    /** The draft as the server wants it, or null when the problems now shown say why not. */
    checked() {
      const parsed = PromptForm.safeParse(toPromptInput(draft), { error: issueText });
      setProblems(parsed.success ? {} : placePromptProblems(draft, parsed.error.issues));
      return parsed.success ? parsed.data : null;
    },
    /** Shows what the server refused of the draft as it was sent; says whether all has a place. */
    refuse(fields: readonly { path: string; message: string }[]) {
      const issues = fields.map(({ path, message }) => ({ path: path.split('.'), message }));
      setProblems(placePromptProblems(draft, issues));
      return fields.length > 0;
    },
    markSaved() {
      const now = { ...draft, message: '' };
      setDraft((was) => ({ ...was, message: '' }));
      setSaved(textOf(now));
    },
  };
}

export type EditedPrompt = ReturnType<typeof usePromptDraft>;

/** The content of a draft whatever its keys are. */
function textOf(draft: PromptDraft): string {
  return JSON.stringify(toPromptInput(draft));
}
