import type { inferRouterOutputs } from '@trpc/server';
import { structuredPatch } from 'diff';
import type { OrgRouter } from '#server/rpc/app-router.ts';
import { oneLine, type Paint, plainText } from '../paint.ts';

export type Preview = inferRouterOutputs<OrgRouter>['import']['preview'];
type Item = Preview['items'][number];

const signs = { created: '+', changed: '~', conflicting: '!', unchanged: ' ' } as const;

/** What an import would do, for people. */
export function previewLines(preview: Preview, paint: Paint, withDiff: boolean): string[] {
  const { items, problems, unmapped, notes, totals, counts } = preview;
  const colors = { created: paint.green, changed: paint.yellow, conflicting: paint.red };
  const touched = items.flatMap((item) => {
    const { change } = item;
    if (change === 'unchanged') return [];
    const head = `${signs[change]} ${item.kind} “${oneLine(item.name)}”`;
    const lines = [`${colors[change](head)}  ${paint.dim(`${oneLine(item.file)}:${item.line}`)}`];
    lines.push(...item.conflicts.map((why) => `    ${oneLine(why)}`));
    return withDiff && change !== 'conflicting' ? [...lines, ...diffLines(item, paint)] : lines;
  });
  const rest = (shown: readonly unknown[], total: number) =>
    total > shown.length ? [`… and ${total - shown.length} more.`] : [];
  return [
    ...problems.map(({ file, line, column, message }) =>
      plainText(`${file}:${line}:${column}: ${message}`),
    ),
    ...rest(problems, totals.problems),
    ...[...unmapped].map(
      (one) => `${placeOf(one)}: left out: ${oneLine(one.what)}. ${oneLine(one.why)}`,
    ),
    ...rest(unmapped, totals.unmapped),
    ...[...notes].map((one) => `${placeOf(one)}: ${oneLine(one.what)}: ${oneLine(one.why)}`),
    ...rest(notes, totals.notes),
    ...touched,
    ...sideEffects(preview),
    `${counts.created} new, ${counts.changed} changed, ${counts.unchanged} as they are${
      counts.conflicting > 0 ? `, ${counts.conflicting} in conflict` : ''
    }.`,
  ];
}

const placeOf = ({ file, line }: { file: string; line: number }) => `${oneLine(file)}:${line}`;

function sideEffects({ environments, labels, needSecret }: Preview): string[] {
  return [
    ...environments.map((name) => `+ Environment “${oneLine(name)}”`),
    ...labels.map(
      ({ prompt, label }) =>
        `The label ${label} goes to the newest version of “${oneLine(prompt)}”.`,
    ),
    ...needSecret.map((name) => `The target “${oneLine(name)}” needs its secret afterwards.`),
  ];
}

/** The changed lines of one document, with three around each change. */
function diffLines({ texts, isTooLong }: Item, paint: Paint): string[] {
  if (isTooLong) return ['    Too long to show.'];
  if (texts === null) return [];
  const { hunks } = structuredPatch('', '', texts.before ?? '', texts.after, '', '', {
    context: 3,
  });
  return hunks.flatMap(({ oldStart, newStart, lines }) => [
    paint.cyan(`    @@ ${oldStart} → ${newStart}`),
    ...lines
      .filter((line) => !line.startsWith('\\'))
      .map((line) => {
        const text = `    ${plainText(line)}`;
        if (line.startsWith('+')) return paint.green(text);
        return line.startsWith('-') ? paint.red(text) : text;
      }),
  ]);
}
