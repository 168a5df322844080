import { ScenarioDocument } from '#server/areas/scenarios/document.ts';
import type { ExpectationDocument } from '#server/areas/scenarios/index.ts';
import { quotePattern } from '../promptfoo/translate-pattern.ts';
import { emptyReading, type Reading } from '../reading.ts';
import { isBotium, readConvo, type Section } from './sections.ts';

type Turn = ScenarioDocument['spec']['turns'][number];
type Utterances = ReadonlyMap<string, readonly string[]>;

/** Words that begin a line which tests or does something beside the text. */
const logic = /^[A-Z][A-Z0-9_]{2,}(\s|$)/;

const whys: Readonly<Record<string, string>> = {
  begin: 'What is prepared before a conversation has no equal here.',
  end: 'What is done after a conversation has no equal here.',
  include: 'Conversations stand alone here. Write the included one out.',
};

/**
 * Reads Botium conversations (`#me`, `#bot`) and their lists of utterances. A bot's text must be contained
 * in the reply, letters' case aside, as Botium compares by default; `!` turns it round, `*` stands for
 * anything.
 */
export function readBotium(files: ReadonlyMap<string, string>): {
  reading: Reading;
  files: string[];
} {
  const reading = emptyReading();
  const used: string[] = [];
  const utterances = new Map<string, readonly string[]>();
  for (const [file, text] of files) {
    if (isBotium(text)) continue;
    const [name = '', ...rest] = text.split('\n').map((line) => line.trim());
    if (!/^\S+$/.test(name)) continue;
    utterances.set(
      name,
      rest.filter((line) => line !== ''),
    );
    used.push(file);
  }
  const taken = new Set<string>();
  for (const [file, text] of files) {
    if (!isBotium(text)) continue;
    used.push(file);
    const convo = readConvo(text);
    const stem =
      file
        .split('/')
        .at(-1)
        ?.replace(/(\.convo)?\.txt$/, '') ?? file;
    let name = (convo.name || stem).slice(0, 110);
    for (let count = 2; taken.has(name); count += 1) name = `${convo.name || stem} (${count})`;
    taken.add(name);
    const turns = readTurns(reading, file, { sections: convo.sections, utterances });
    const spec = { description: convo.description.slice(0, 500), onFail: 'continue', turns };
    const parsed = ScenarioDocument.safeParse({ kind: 'Scenario', name, spec });
    if (parsed.success) reading.documents.push({ file, line: 1, document: parsed.data });
    else {
      const message = parsed.error.issues[0]?.message ?? 'It can’t be read.';
      reading.unmapped.push({ file, line: 1, what: name, why: message });
    }
  }
  return { reading, files: used };
}

function readTurns(
  reading: Reading,
  file: string,
  { sections, utterances }: { sections: readonly Section[]; utterances: Utterances },
): Turn[] {
  const turns: Turn[] = [];
  for (const section of sections) {
    const { sender, rest, line } = section;
    const leave = (what: string, why: string, at = line) =>
      reading.unmapped.push({ file, line: at, what, why });
    if (sender !== 'me' && sender !== 'bot') {
      leave(`#${sender}`, whys[sender] ?? 'This part has no equal here.');
      continue;
    }
    if (rest !== '') leave(`#${sender} ${rest}`, 'There are no channels here. The turn is kept.');
    const said = section.lines.filter(({ text, line: at }) => {
      if (!logic.test(text) || utterances.has(text)) return true;
      leave(text, 'Only texts are compared here. Left out.', at);
      return false;
    });
    const text = said
      .map((one) => one.text)
      .join('\n')
      .trim();
    if (sender === 'me') {
      const user = userText(text, utterances, (why) => leave(text, why));
      if (user !== null) turns.push({ user });
      continue;
    }
    const expectation = text === '' ? null : expectationOf(text, utterances);
    if (expectation === null) continue;
    if ('why' in expectation) leave(text, expectation.why);
    else addExpectation(turns, expectation);
  }
  return turns;
}

/** Several answers to one message judge the same reply here. */
function addExpectation(turns: Turn[], expectation: ExpectationDocument): void {
  const last = turns.at(-1);
  if (last && 'expect' in last) last.expect.push(expectation);
  else turns.push({ expect: [expectation] });
}

function userText(
  text: string,
  utterances: Utterances,
  leave: (why: string) => void,
): string | null {
  const [first, ...others] = utterances.get(text) ?? [text];
  if (first === undefined || first === '') {
    leave('It says nothing.');
    return null;
  }
  if (others.length > 0) {
    leave(
      `The first of ${others.length + 1} ways to say it is taken. Make a table for the others.`,
    );
  }
  return first;
}

function expectationOf(
  text: string,
  utterances: Utterances,
): ExpectationDocument | { why: string } {
  const [, marks = '', plain = ''] = /^([?!]*)([\s\S]*)$/.exec(text) ?? [];
  if (marks.includes('?'))
    return { why: 'An optional answer can’t fail, so it is no expectation.' };
  const isNegated = marks.includes('!');
  const texts = utterances.get(plain) ?? [plain];
  if (texts.length === 0 || texts.some((one) => one === '')) return { why: 'It expects nothing.' };
  if (texts.some((one) => one.includes('*'))) {
    const parts = texts.map((one) => one.split('*').map(quotePattern).join('[\\s\\S]*'));
    const regex =
      parts.length === 1 ? (parts[0] ?? '') : parts.map((part) => `(?:${part})`).join('|');
    return { regex, flags: 'i', ...(isNegated && { negated: true }) };
  }
  if (isNegated) return { mustNotContain: [...texts] };
  return texts.length === 1 ? { mustContain: [...texts] } : { mustContainAny: [...texts] };
}
