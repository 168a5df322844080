import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begin, change, type History, mostSteps, redo, undo } from './history.ts';

const step = (about: string | null, atMs: number) => ({ about, atMs });

/** Any history of objects, with changes, undos and redos in any order. */
const histories = fc
  .array(
    fc.oneof(
      fc.record({
        text: fc.string(),
        about: fc.constantFrom('a', 'b', null),
        later: fc.constantFrom(1, 2_000),
      }),
      fc.constantFrom('undo' as const, 'redo' as const),
    ),
    { maxLength: 30 },
  )
  .map((acts) => {
    let atMs = 0;
    let history: History<{ text: string }> = begin({ text: '' });
    for (const act of acts) {
      if (act === 'undo') history = undo(history);
      else if (act === 'redo') history = redo(history);
      else {
        atMs += act.later;
        history = change(history, { text: act.text }, step(act.about, atMs));
      }
    }
    return history;
  });

describe('history', () => {
  it('comes back to what was before a change, by undoing it', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const done = change(history, { text: 'next' }, step(null, 1e9));
        expect(undo(done).present).toBe(history.present);
        expect(undo(done).past).toEqual(history.past);
      }),
    );
  });

  it('comes back to what was undone, by redoing it', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const undone = undo(history);
        if (undone === history) return;
        expect({ ...redo(undone), open: null }).toEqual({ ...history, open: null });
      }),
    );
  });

  it('comes back to what was redone, by undoing it', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const redone = redo(history);
        if (redone === history) return;
        expect({ ...undo(redone), open: null }).toEqual({ ...history, open: null });
      }),
    );
  });

  it('forgets what was undone as soon as something else is done', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const done = change(undo(history), { text: 'other' }, step(null, 1e9));
        expect(redo(done)).toBe(done);
      }),
    );
  });

  it('takes closely typed changes of one field as one step', () => {
    let typed = begin('');
    typed = change(typed, 'H', step('name', 0));
    typed = change(typed, 'He', step('name', 300));
    typed = change(typed, 'Hey', step('name', 900));
    expect(undo(typed).present).toBe('');
    typed = change(typed, 'Hey you', step('name', 2_000));
    expect(undo(typed).present).toBe('Hey');
    typed = change(typed, 'Hey you!', step('description', 2_100));
    expect(undo(typed).present).toBe('Hey you');
  });

  it('begins another step when typing goes on and on, and after an undo', () => {
    let typed = begin(0);
    for (let i = 1; i <= 30; i += 1) typed = change(typed, i, step('name', i * 500));
    expect(undo(typed).present).toBeGreaterThan(0);
    const again = change(undo(typed), 99, step('name', 15_001));
    expect(undo(again).present).toBe(undo(typed).present);
  });

  it('keeps as many steps as it says, the newest', () => {
    let history = begin(0);
    for (let i = 1; i <= mostSteps + 50; i += 1) history = change(history, i, step(null, i));
    for (let i = 0; i < mostSteps + 50; i += 1) history = undo(history);
    expect(history.present).toBe(50);
  });
});
