export type Section = {
  /** `me`, `bot`, `begin`, `end`, `include` or another word after `#`. */
  sender: string;
  /** What follows the word: a channel, or names. */
  rest: string;
  line: number;
  lines: { text: string; line: number }[];
};

export type Convo = { name: string; description: string; sections: Section[] };

/** True for a text with what one says and what the bot answers, as Botium writes it. */
export function isBotium(text: string): boolean {
  return /^#me\b/m.test(text) && /^#(bot|me)\b/m.test(text);
}

/** The parts of a conversation: its name, what describes it, then a section for each `#` line. */
export function readConvo(text: string): Convo {
  const sections: Section[] = [];
  const head: string[] = [];
  for (const [i, raw] of text.split('\n').entries()) {
    const line = i + 1;
    const plain = raw.trim();
    const start = /^#(\w+)\s*(.*)$/.exec(plain);
    const last = sections.at(-1);
    if (start) sections.push({ sender: start[1] ?? '', rest: start[2] ?? '', line, lines: [] });
    else if (last) last.lines.push({ text: plain, line });
    else if (plain !== '') head.push(plain);
  }
  const [name = '', ...description] = head;
  return { name, description: description.join(' '), sections: sections.map(trimmed) };
}

/** Without the blank lines that part sections. */
function trimmed(section: Section): Section {
  const lines = [...section.lines];
  while (lines.at(-1)?.text === '') lines.pop();
  while (lines[0]?.text === '') lines.shift();
  return { ...section, lines };
}
