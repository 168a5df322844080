import { forEachDiagnostic, nextDiagnostic } from '@codemirror/lint';
import { type EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { isUnknown, promptContext } from './prompt-context.ts';
import { scanTemplate } from './scan-template.ts';

/** Ctrl+. goes to the next problem and says it aloud; on a name nobody knows it creates the variable. */
export const problemKeys: Extension = Prec.high(
  keymap.of([{ key: 'Mod-.', run: (view) => createAtCaret(view) || sayNextProblem(view) }]),
);

function sayNextProblem(view: EditorView): boolean {
  if (!nextDiagnostic(view)) return false;
  const { from, to } = view.state.selection.main;
  forEachDiagnostic(view.state, ({ message, actions }, start, end) => {
    if (start !== from || end !== to) return;
    const said = actions?.length ? `${message} Press again to create it.` : message;
    view.dispatch({ effects: EditorView.announce.of(said) });
  });
  return true;
}

function createAtCaret({ state }: EditorView): boolean {
  const name = unknownAt(state);
  const { onCreate } = state.facet(promptContext);
  if (name === null || !onCreate) return false;
  onCreate(name);
  return true;
}

/** The name that is selected, as going to a problem does, if no variable has it. */
function unknownAt(state: EditorState): string | null {
  const { from, to } = state.selection.main;
  const context = state.facet(promptContext);
  const token = scanTemplate(state.doc.toString()).find(
    (one) => one.kind === 'variable' && one.from === from && one.to === to,
  );
  return token && isUnknown(context, token.text) ? token.text : null;
}
