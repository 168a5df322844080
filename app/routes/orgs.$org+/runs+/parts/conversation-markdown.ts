import type { Overruled } from './expectation-shapes.ts';
import type { JudgedExpectation } from './expectation-view.ts';
import { expectationTitle, patternText } from './expectation-view.ts';

export interface MarkdownTurn {
  userText: string;
  replyText: string | null;
  errorMessage: string | null;
  expectations: readonly MarkdownExpectation[];
}

type MarkdownExpectation = JudgedExpectation & Partial<Overruled>;

/**
 * A conversation with its verdicts as Markdown, to paste into a ticket or a chat. What was said is
 * quoted line by line, so that nothing in it can become part of the document around it.
 */
export function conversationMarkdown(
  head: { scenario: string; target: string; run: string; verdict: string },
  turns: readonly MarkdownTurn[],
): string {
  const title = `## ${oneLine(head.scenario)}\n\n${oneLine(head.run)} · ${oneLine(head.target)} · ${head.verdict}`;
  const parts = turns.map((turn, index) =>
    [
      `### Turn ${index + 1}`,
      `**User**\n\n${quote(turn.userText)}`,
      turn.replyText === null
        ? `**No reply**\n\n${quote(turn.errorMessage ?? '')}`
        : `**Assistant**\n\n${quote(turn.replyText)}`,
      turn.expectations.map(expectationLine).join('\n'),
    ]
      .filter(Boolean)
      .join('\n\n'),
  );
  return `${[title, ...parts].join('\n\n')}\n`;
}

function expectationLine({ spec, verdict, evidence, ...said }: MarkdownExpectation): string {
  const { human, machineVerdict = verdict } = said;
  const line = `- **${verdict}** ${expectationTitle(spec)} ${wanted(spec)}: `;
  if (!human || machineVerdict === verdict) return line + oneLine(evidence.message);
  const by = oneLine(human.by ?? 'a person');
  return `${line}${oneLine(human.note)} (overruled by ${by}; judged ${machineVerdict}: ${oneLine(evidence.message)})`;
}

function wanted(spec: JudgedExpectation['spec']): string {
  if (spec.kind === 'SEMANTIC_ASSERT') return `“${oneLine(spec.rubric)}”`;
  if (spec.kind === 'REGEX') return code(patternText(spec));
  return spec.values.map((value) => `“${oneLine(value)}”`).join(', ');
}

/** A code span needs more backticks around it than it has inside. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

function quote(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
