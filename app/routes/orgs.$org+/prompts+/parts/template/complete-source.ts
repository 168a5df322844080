import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import { templateBranches, templateFilters, templateTags } from '#server/areas/prompts/schema.ts';
import { type CompletionPlace, completionPlace } from './complete-template.ts';
import { promptContext } from './prompt-context.ts';
import { scanTemplate } from './scan-template.ts';

/** Offers variables with their values, filters and tags where they can stand in a prompt. */
export function completeTemplate(context: CompletionContext): CompletionResult | null {
  const text = context.state.doc.toString();
  const place = completionPlace(text, context.pos);
  if (!place) return null;
  return { from: place.from, options: optionsAt(context, place, text), validFor: /^\w*$/ };
}

function optionsAt(context: CompletionContext, place: CompletionPlace, text: string): Completion[] {
  if (place.kind === 'filter') return filters;
  if (place.kind === 'tag') return tagsOf(place);
  const isOutput =
    text.slice(0, place.from).lastIndexOf('{{') > text.slice(0, place.from).lastIndexOf('{%');
  const close = isOutput && place.isOpen ? '}}' : '';
  const { variables } = context.state.facet(promptContext);
  const locals = scanTemplate(text).filter(({ kind }) => kind === 'local');
  return [
    ...Object.entries(variables).map(([name, value]) => ({
      label: name,
      detail: oneLine(value),
      boost: 1,
      ...(value.length > longestDetail && { info: value.slice(0, 400) }),
      apply: putting(name + close),
    })),
    ...[...new Set(locals.map((token) => token.text))].map((name) => ({
      label: name,
      detail: 'made in this text',
      apply: putting(name + close),
    })),
  ];
}

const filters: Completion[] = Object.entries(templateFilters).map(([label, detail]) => ({
  label,
  detail,
}));

function tagsOf({ isOpen }: CompletionPlace): Completion[] {
  const tags = Object.entries(templateTags).map(([name, tag]): Completion => {
    const end = 'end' in tag ? `{% ${tag.end} %}` : '';
    const apply = isOpen ? putting(`${name}  %}${end}`, name.length + 1) : putting(name);
    return { label: name, detail: tag.does, apply };
  });
  return [...tags, ...templateBranches.map((name) => ({ label: name, detail: 'a branch of it' }))];
}

/** Writes `insert` and puts the caret `caret` characters into it, by default behind it. */
function putting(insert: string, caret = insert.length) {
  return (view: EditorView, _: Completion, from: number, to: number) => {
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + caret },
      userEvent: 'input.complete',
    });
  };
}

const longestDetail = 40;

function oneLine(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  if (line === '') return 'empty';
  return line.length > longestDetail ? `${line.slice(0, longestDetail - 1)}…` : line;
}
