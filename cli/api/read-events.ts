/** One event of a stream of server-sent events. */
export type ServerEvent = { event: string; data: string; id: string | null };

/**
 * The events of an answer, as they come (HTML standard, 9.2.6).
 * @param onBytes told of everything that comes, events or not
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void = () => undefined,
): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  let next = blank();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onBytes();
    rest += decoder.decode(value, { stream: true });
    // A carriage return at the end may be half of a line break.
    const end = rest.endsWith('\r') ? rest.length - 1 : rest.length;
    const lines = rest.slice(0, end).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + rest.slice(end);
    for (const line of lines) {
      if (line !== '') take(next, line);
      else {
        if (next.data.length > 0) yield { ...next, data: next.data.join('\n') };
        next = blank();
      }
    }
  }
}

type Draft = { event: string; data: string[]; id: string | null };

const blank = (): Draft => ({ event: 'message', data: [], id: null });

function take(draft: Draft, line: string): void {
  const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
  if (field === 'data') draft.data.push(value);
  else if (field === 'event') draft.event = value;
  else if (field === 'id') draft.id = value;
}
