import type { Paint } from '../paint.ts';
import { lasting } from '../share/words.ts';
import { type Counts, doneOf } from './judge-run.ts';

export type Moment = Counts & { status: string };

/** Shows how a run goes until it is ended. */
export type Progress = {
  update(run: Moment): void;
  /** Says something else, above whatever moves. */
  say(text: string): void;
  end(): void;
};

type Seen = { at: number; done: number };

/** The speed of the last seconds: how a run began says little about how it will end. */
const windowMs = 20_000;

/** Tells from the moments it is shown how fast a run goes, and how long it will take. */
export function speedometer() {
  const seen: Seen[] = [];
  return (run: Counts, now: number): { perSecond: number; leftMs: number } | null => {
    const done = doneOf(run);
    if (seen.at(-1)?.done !== done) seen.push({ at: now, done });
    while (seen.length > 2 && now - (seen[1]?.at ?? now) > windowMs) seen.shift();
    const [first] = seen;
    const ms = first ? now - first.at : 0;
    const played = first ? done - first.done : 0;
    if (ms < 500 || played < 2) return null;
    const perSecond = (played * 1_000) / ms;
    return { perSecond, leftMs: ((run.itemCount - done) / perSecond) * 1_000 };
  };
}

/** One line on a terminal, drawn again and again. */
export function liveProgress(
  { write, width }: { write(text: string): void; width(): number },
  paint: Paint,
  clock: () => number = () => performance.now(),
): Progress {
  const speed = speedometer();
  const started = clock();
  let last: Moment | null = null;
  const draw = () => {
    if (!last) return;
    write(
      `\r\u001b[K${progressLine(last, { speed: speed(last, clock()), ms: clock() - started, width: width(), paint })}`,
    );
  };
  // Time goes on where nothing else does.
  const timer = setInterval(draw, 250);
  timer.unref();
  const clear = () => write('\r\u001b[K');
  return {
    update: (run) => {
      last = run;
      draw();
    },
    say: (text) => {
      clear();
      write(`${text}\n`);
      draw();
    },
    end: () => {
      clearInterval(timer);
      clear();
    },
  };
}

const barSigns = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** Bar, counts, speed and time left, as much of it as there is room for. */
export function progressLine(
  run: Moment,
  o: {
    speed: { perSecond: number; leftMs: number } | null;
    ms: number;
    width: number;
    paint: Paint;
  },
): string {
  const { paint, width, speed, ms } = o;
  const done = doneOf(run);
  const share = run.itemCount === 0 ? 0 : done / run.itemCount;
  const counts = [
    [`${run.passCount} passed`, paint.green],
    ...(run.failCount > 0 ? ([[`${run.failCount} failed`, paint.red]] as const) : []),
    ...(run.errorCount > 0 ? ([[`${run.errorCount} errored`, paint.yellow]] as const) : []),
    ...(run.uncheckedCount > 0 ? ([[`${run.uncheckedCount} unchecked`, paint.dim]] as const) : []),
  ] as const;
  const words: Record<string, string> = { QUEUED: 'waiting', CANCELLING: 'cancelling' };
  const pace = speed && `${speed.perSecond.toFixed(speed.perSecond < 10 ? 1 : 0)}/s`;
  const time = speed ? `${lasting(speed.leftMs)} left` : lasting(ms);
  const parts: { text: string; paint: (text: string) => string }[] = [
    { text: `${done}/${run.itemCount}`, paint: paint.bold },
    ...counts.map(([text, color]) => ({ text, paint: color })),
    ...[words[run.status] ?? pace, time].flatMap((text) =>
      text ? [{ text, paint: paint.dim }] : [],
    ),
  ];
  // The last column stays free: some terminals break the line there.
  const room = width - 1;
  while (parts.length > 1 && lengthOf(parts) > room) parts.pop();
  const barLength = Math.min(30, room - lengthOf(parts) - 3);
  const shown = parts.map((part) => part.paint(part.text)).join('  ');
  return barLength < 6 ? shown : `${bar(share, barLength)} ${shown}`;
}

function lengthOf(parts: readonly { text: string }[]): number {
  return parts.reduce((sum, { text }) => sum + text.length + 2, -2);
}

function bar(share: number, length: number): string {
  const eighths = Math.round(share * length * 8);
  const whole = Math.floor(eighths / 8);
  const part = eighths % 8 === 0 ? '' : (barSigns[eighths % 8] ?? '');
  return `▕${('█'.repeat(whole) + part).padEnd(length)}▏`;
}

const lineEveryMs = 10_000;
const firstAfterMs = 2_000;
/** Who hears nothing for long takes a job for dead. */
const stillEveryMs = 60_000;

/**
 * Lines for logs: a tenth further, or ten seconds later, and never more than one in two seconds; where
 * nothing happens, one in a minute.
 */
export function lineProgress(
  write: (text: string) => void,
  clock: () => number = () => performance.now(),
): Progress {
  const speed = speedometer();
  let saidAt = clock();
  let saidDone = 0;
  let last: Moment | null = null;
  const tell = (run: Moment) => {
    const pace = speed(run, clock());
    saidAt = clock();
    saidDone = doneOf(run);
    const left = pace && saidDone < run.itemCount ? `, about ${lasting(pace.leftMs)} left` : '';
    write(`${countsText(run)}${left}`);
  };
  const timer = setInterval(() => {
    if (last && clock() - saidAt >= stillEveryMs) tell(last);
  }, stillEveryMs / 4);
  timer.unref();
  return {
    update: (run) => {
      last = run;
      speed(run, clock());
      const waited = clock() - saidAt;
      const isFurther = doneOf(run) - saidDone >= run.itemCount / 10 && waited >= firstAfterMs;
      if (isFurther || waited >= lineEveryMs) tell(run);
    },
    say: write,
    end: () => clearInterval(timer),
  };
}

/** `12 of 40: 10 passed, 2 failed`. */
function countsText(run: Moment): string {
  const { passCount, failCount, errorCount, uncheckedCount } = run;
  const parts = [
    `${passCount} passed`,
    failCount > 0 && `${failCount} failed`,
    errorCount > 0 && `${errorCount} errored`,
    uncheckedCount > 0 && `${uncheckedCount} unchecked`,
  ].filter((part) => part !== false);
  const state = run.status === 'QUEUED' ? 'Waiting to begin' : `${doneOf(run)} of ${run.itemCount}`;
  return run.status === 'QUEUED' ? state : `${state}: ${parts.join(', ')}`;
}

/** Says nothing but what must be said. */
export function noProgress(write: (text: string) => void): Progress {
  return { update: () => undefined, say: write, end: () => undefined };
}
