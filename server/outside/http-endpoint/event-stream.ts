/** An event of a stream: its name, empty for the usual ones, and its data, lines joined by `\n`. */
export type StreamEvent = { name: string; data: string };

export type EventParser = {
  /** The events that are whole with this piece of the stream. */
  push(text: string): StreamEvent[];
  /** What has come of an event that is not whole yet; null between events. */
  rest(): StreamEvent | null;
};

/**
 * Takes a stream of server-sent events apart as the WHATWG describes it, however it is cut into pieces.
 * In one thing it hears more: an event with a name and no data is told, as some send it to say the end.
 */
export function createEventParser(): EventParser {
  let line = '';
  let afterReturn = false;
  let name = '';
  let data: string[] = [];

  function takeLine(text: string): void {
    const colon = text.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') name = value;
    else if (field === 'data') data.push(value);
  }
  function open(): StreamEvent | null {
    return name === '' && data.length === 0 ? null : { name, data: data.join('\n') };
  }

  return {
    push(text) {
      const events: StreamEvent[] = [];
      let from = afterReturn && text.startsWith('\n') ? 1 : 0;
      if (text !== '') afterReturn = false;
      const breaks = /\r\n|\r|\n/g;
      breaks.lastIndex = from;
      for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
        line += text.slice(from, found.index);
        from = breaks.lastIndex;
        if (line !== '') takeLine(line);
        else {
          const event = open();
          if (event !== null) events.push(event);
          name = '';
          data = [];
        }
        line = '';
      }
      line += text.slice(from);
      afterReturn = text === '' ? afterReturn : text.endsWith('\r');
      return events;
    },
    rest() {
      const unended = line;
      if (unended !== '') takeLine(unended);
      line = '';
      return open();
    },
  };
}
