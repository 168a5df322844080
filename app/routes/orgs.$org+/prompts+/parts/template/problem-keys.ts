import { forEachDiagnostic, nextDiagnostic } from '@codemirror/lint';
import { type EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { isUnknown, promptContext } from './prompt-context.ts';
import { scanTemplate } from './scan-template.ts';

/** F8 goes to the next problem and says it aloud; Ctrl+. creates the variable at the caret. */
export const problemKeys: Extension = Prec.high(
  keymap.of([
    { key: 'F8', run: sayNextProblem },
    { key: 'Mod-.', run: createAtCaret },
  ]),
);

function sayNextProblem(view: EditorView): boolean {
  if (!nextDiagnostic(view)) return false;
  const { from, to } = view.state.selection.main;
  forEachDiagnostic(view.state, ({ message }, start, end) => {
    if (start === from && end === to) view.dispatch({ effects: EditorView.announce.of(message) });
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

/** The name at the caret if no variable has it. */
function unknownAt(state: EditorState): string | null {
  const { from } = state.selection.main;
  const context = state.facet(promptContext);
  const token = scanTemplate(state.doc.toString()).find(
    (one) => one.kind === 'variable' && one.from <= from && from <= one.to,
  );
  return token && isUnknown(context, token.text) ? token.text : null;
}
