/** Replaces many texts in others, in one pass over each. */
export type TextFinder = {
  /** Texts shorter than four characters are left out: they would be found everywhere. */
  add(texts: Iterable<string>): void;
  /** `text` with everything that was added replaced; the same string when nothing is found. */
  replace(text: string, by: string): string;
  /**
   * How many characters at the end of `text` could be the beginning of one of the texts, together with
   * any text that reaches into them.
   */
  unfinished(text: string): number;
};

const headLength = 4;

function mixed(a: number, b: number, c: number, d: number): number {
  return (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ (c << 7) ^ d) & 0xffff;
}

function headOf(text: string, at: number): number {
  return mixed(
    text.charCodeAt(at),
    text.charCodeAt(at + 1),
    text.charCodeAt(at + 2),
    text.charCodeAt(at + 3),
  );
}

/**
 * A finder whose cost per character doesn't grow with the number of texts: a table of the beginnings
 * of all of them rules nearly every place out.
 */
export function createTextFinder(texts: Iterable<string> = []): TextFinder {
  const isHead = new Uint8Array(0x10000);
  const byHead = new Map<number, string[]>();

  function longestAt(text: string, at: number): number {
    let length = 0;
    for (const candidate of byHead.get(headOf(text, at)) ?? []) {
      if (candidate.length > length && text.startsWith(candidate, at)) length = candidate.length;
    }
    return length;
  }

  const finder: TextFinder = {
    add(added) {
      for (const text of added) {
        if (text.length < headLength) continue;
        const head = headOf(text, 0);
        isHead[head] = 1;
        const list = byHead.get(head);
        if (!list) byHead.set(head, [text]);
        else if (!list.includes(text)) list.push(text);
      }
    },
    replace(text, by) {
      let clean = '';
      let kept = 0;
      // Where the found texts that overlap the one begun at `from` end together.
      let from = -1;
      let until = 0;
      const last = text.length - headLength;
      for (let at = 0; at <= last; at += 1) {
        if (isHead[headOf(text, at)] === 0) continue;
        const length = longestAt(text, at);
        if (length === 0) continue;
        if (from >= 0 && at >= until) {
          clean += text.slice(kept, from) + by;
          kept = until;
          from = -1;
        }
        if (from < 0) from = at;
        until = Math.max(until, at + length);
      }
      return from < 0 ? text : clean + text.slice(kept, from) + by + text.slice(until);
    },
    unfinished(text) {
      let open = 0;
      let longest = 0;
      for (const candidate of [...byHead.values()].flat()) {
        longest = Math.max(longest, candidate.length);
        const most = Math.min(candidate.length - 1, text.length);
        for (let length = most; length > open; length -= 1) {
          if (text.endsWith(candidate.slice(0, length))) open = length;
        }
      }
      let from = text.length - open;
      for (let at = from - 1; at >= 0 && at > from - longest; at -= 1) {
        if (at + longestAt(text, at) > from) from = at;
      }
      return text.length - from;
    },
  };
  finder.add(texts);
  return finder;
}
