import { useState } from 'react';
import { CreateScenario } from '#server/areas/scenarios/schema.ts';
import { type Draft, type DraftTurn, toInput } from './draft.ts';
import { type PlacedProblems, placeProblems, withoutProblems } from './place-problems.ts';

/** A scenario in the editor: what is typed, whether it is saved, and what was refused of it. */
export function useScenarioDraft(start: Draft) {
  const [draft, setDraft] = useState(start);
  const [saved, setSaved] = useState(() => textOf(start));
  const [problems, setProblems] = useState<PlacedProblems>({});

  return {
    draft,
    problems,
    isDirty: textOf(draft) !== saved,
    /** Changes fields of the scenario itself. */
    set(changes: Partial<Omit<Draft, 'turns'>>) {
      setDraft((was) => ({ ...was, ...changes }));
      setProblems((was) => withoutProblems(was, Object.keys(changes)));
    },
    /** Changes the turns; what was refused at `touched` keys is taken back. */
    setTurns(
      change: (turns: readonly DraftTurn[]) => DraftTurn[],
      touched: readonly string[] = [],
    ) {
      setDraft((was) => ({ ...was, turns: change(was.turns) }));
      setProblems((was) => withoutProblems(was, ['turns', ...touched]));
    },
    /** The draft as the server wants it, or null when the problems now shown say why not. */
    checked() {
      const parsed = CreateScenario.safeParse(toInput(draft));
      setProblems(parsed.success ? {} : placeProblems(draft.turns, parsed.error.issues));
      return parsed.success ? parsed.data : null;
    },
    /** Shows what the server refused of the draft as it was sent; says whether all has a place. */
    refuse(fields: readonly { path: string; message: string }[]) {
      const issues = fields.map(({ path, message }) => ({ path: path.split('.'), message }));
      setProblems(placeProblems(draft.turns, issues));
      return fields.length > 0;
    },
    markSaved: () => setSaved(textOf(draft)),
  };
}

export type ScenarioDraft = ReturnType<typeof useScenarioDraft>;

/** The content of a draft whatever its keys are. */
function textOf(draft: Draft): string {
  return JSON.stringify(toInput(draft));
}
