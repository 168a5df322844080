import { useMemo, useState } from 'react';
import { CreateScenario } from '#server/areas/scenarios/schema.ts';
import { checkTables } from './check-draft.ts';
import { type Draft, type DraftTurn, toInput } from './draft.ts';
import { begin, change, type History, redo, undo } from './history.ts';
import { toKept } from './kept-draft.ts';
import { type PlacedProblems, placeProblems, withoutProblems } from './place-problems.ts';

/**
 * A scenario in the editor: what is typed and how it came to be, whether it is saved, and what was refused
 * of it. `about` says what a change is about, so that typing in one field is undone in one step.
 * @param o.saved what is saved; `o.start`, when given, is what was typed since then
 */
export function useScenarioDraft(o: { saved: Draft; start?: Draft | null }) {
  const [history, setHistory] = useState<History<Draft>>(() => {
    const first = begin(o.saved);
    return o.start ? change(first, o.start, { about: null, atMs: 0 }) : first;
  });
  const [saved, setSaved] = useState(() => textOf(o.saved));
  const [problems, setProblems] = useState<PlacedProblems>({});
  const draft = history.present;
  const text = useMemo(() => textOf(draft), [draft]);

  function edit(next: (was: Draft) => Draft, about: string | null) {
    setHistory((was) => change(was, next(was.present), { about, atMs: Date.now() }));
  }
  function step(to: typeof undo<Draft>) {
    setHistory(to);
    setProblems({});
  }

  return {
    draft,
    problems,
    isDirty: text !== saved,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: () => step(undo),
    redo: () => step(redo),
    /** Changes fields of the scenario itself. */
    set(changes: Partial<Omit<Draft, 'turns'>>, about: string | null = fieldsOf(changes)) {
      edit((was) => ({ ...was, ...changes }), about);
      setProblems((was) => withoutProblems(was, Object.keys(changes)));
    },
    /** Takes back what was refused at some places. */
    forgive: (keys: readonly string[]) => setProblems((was) => withoutProblems(was, keys)),
    /** Changes the turns; what was refused at `touched` keys is taken back. */
    setTurns(
      next: (turns: readonly DraftTurn[]) => DraftTurn[],
      touched: readonly string[] = [],
      about: string | null = null,
    ) {
      edit((was) => ({ ...was, turns: next(was.turns) }), about);
      setProblems((was) => withoutProblems(was, ['turns', ...touched]));
    },
    /** Puts another draft in its place, as one step that can be undone. */
    replace(next: Draft) {
      edit(() => next, null);
      setProblems({});
    },
    /** Takes something else for what is saved, and perhaps goes on from there. */
    rebase(next: { saved: Draft; draft: Draft }) {
      setSaved(textOf(next.saved));
      edit(() => next.draft, null);
      setProblems({});
    },
    /** The draft as the server wants it, or null when the problems now shown say why not. */
    checked() {
      const tables = checkTables(draft);
      const parsed = CreateScenario.safeParse(toInput(draft));
      const rest = parsed.success ? {} : placeProblems(draft, parsed.error.issues);
      const all = tables.length > 0 ? withoutProblems(rest, ['variables', 'data']) : rest;
      setProblems({ ...all, ...Object.fromEntries(tables.toReversed()) });
      return parsed.success && tables.length === 0 ? parsed.data : null;
    },
    /** Shows what the server refused of the draft as it was sent; says whether all has a place. */
    refuse(fields: readonly { path: string; message: string }[]) {
      const issues = fields.map(({ path, message }) => ({ path: path.split('.'), message }));
      setProblems(placeProblems(draft, issues));
      return fields.length > 0;
    },
    /** What was sent, as it was when it was sent, is saved now. */
    markSaved: (sent: Draft) => setSaved(textOf(sent)),
  };
}

export type ScenarioDraft = ReturnType<typeof useScenarioDraft>;

/** The content of a draft whatever its keys are. */
function textOf(draft: Draft): string {
  const kept = toKept(draft);
  const variables = kept.variables.filter(({ name, value }) => name !== '' || value !== '');
  return JSON.stringify({ ...kept, variables });
}

function fieldsOf(changes: object): string {
  return Object.keys(changes).join();
}
