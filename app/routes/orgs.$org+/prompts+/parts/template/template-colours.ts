import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { isUnknown, promptContext } from './prompt-context.ts';
import { scanTemplate, type TemplateTokenKind } from './scan-template.ts';

const classes: Record<TemplateTokenKind | 'unknown', string> = {
  brace: 'cm-t-brace',
  tag: 'cm-t-tag',
  filter: 'cm-t-filter',
  variable: 'cm-t-variable',
  local: 'cm-t-local',
  unknown: 'cm-t-unknown',
  keyword: 'cm-t-tag',
  string: 'cm-t-literal',
  number: 'cm-t-literal',
  comment: 'cm-t-comment',
};
const marks = Object.fromEntries(
  Object.entries(classes).map(([kind, name]) => [kind, Decoration.mark({ class: name })]),
);

class Colours {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = colour(view);
  }

  update({ docChanged, state, startState, view }: ViewUpdate) {
    const isOther = state.facet(promptContext) !== startState.facet(promptContext);
    if (docChanged || isOther) this.decorations = colour(view);
  }
}

function colour({ state }: EditorView): DecorationSet {
  const context = state.facet(promptContext);
  const builder = new RangeSetBuilder<Decoration>();
  for (const { kind, from, to, text } of scanTemplate(state.doc.toString())) {
    const mark = marks[kind === 'variable' && isUnknown(context, text) ? 'unknown' : kind];
    if (mark) builder.add(from, to, mark);
  }
  return builder.finish();
}

/** Colours what in a prompt is more than text; names that mean nothing yet stand apart. */
export const templateColours: Extension = [
  ViewPlugin.fromClass(Colours, { decorations: ({ decorations }) => decorations }),
  EditorView.theme({
    '.cm-t-brace, .cm-t-comment': { color: 'var(--muted)' },
    '.cm-t-comment': { fontStyle: 'italic' },
    '.cm-t-variable': { color: 'var(--accent-text)', fontWeight: '600' },
    '.cm-t-local': { color: 'var(--accent-text)' },
    '.cm-t-unknown': { color: 'var(--fail-text)', fontWeight: '600' },
    '.cm-t-tag': { color: 'var(--error-text)' },
    '.cm-t-filter': { color: 'var(--pass-text)' },
    '.cm-t-literal': { color: 'var(--muted)' },
  }),
];
