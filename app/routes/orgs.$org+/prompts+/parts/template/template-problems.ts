import { type Diagnostic, linter } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { isUnknown, type PromptContext, promptContext } from './prompt-context.ts';
import { scanTemplate } from './scan-template.ts';

/** Underlines names that mean nothing yet, and what the server refuses, with a sentence each. */
export const templateProblems = linter(problemsIn, {
  delay: 150,
  needsRefresh: ({ state, startState }) =>
    state.facet(promptContext) !== startState.facet(promptContext),
});

function problemsIn({ state }: EditorView): Diagnostic[] {
  const context = state.facet(promptContext);
  const unknown = unknownNames(state.doc.toString(), context);
  return context.problem ? [...unknown, refusal(state.doc, context.problem)] : unknown;
}

function unknownNames(text: string, context: PromptContext): Diagnostic[] {
  const { onCreate } = context;
  return scanTemplate(text)
    .filter((token) => token.kind === 'variable' && isUnknown(context, token.text))
    .map(({ from, to, text: name }) => ({
      from,
      to,
      severity: 'warning',
      message: `There is no variable ${name}.`,
      actions: onCreate ? [{ name: 'Create variable', apply: () => onCreate(name) }] : [],
    }));
}

function refusal(
  doc: Text,
  { message, line, column }: { message: string; line: number; column: number },
): Diagnostic {
  const at = doc.line(Math.min(Math.max(1, line), doc.lines));
  const from = line > 0 ? Math.min(at.from + Math.max(0, column - 1), at.to) : at.from;
  const tag = /^\{[{%][\s\S]*?[}%]\}/.exec(doc.sliceString(from, at.to))?.[0] ?? '';
  const to = tag ? from + tag.length : at.to;
  return { from: Math.min(from, to), to, severity: 'error', message };
}
