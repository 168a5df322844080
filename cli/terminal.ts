import process from 'node:process';
import type { Environment } from './environment.ts';
import { type Paint, paintFor } from './paint.ts';

/** Where a command reads and writes. Results go out; progress, questions and problems go to `err`. */
export type Terminal = {
  environment: Environment;
  cwd: string;
  /** Writes lines of the result. */
  out(text: string): void;
  /** Writes lines that are not the result. */
  err(text: string): void;
  paint: { out: Paint; err: Paint };
  /** Whether somebody is there to answer. */
  canAsk: boolean;
  /** What a moving line is drawn on; null where lines only follow each other. */
  live: { write(text: string): void; width(): number } | null;
  /** Columns of text, at most 100. */
  width: number;
};

/** The terminal of this process. */
export function openTerminal(environment: Environment): Terminal {
  const { stdin, stdout, stderr } = process;
  // Whoever reads may stop reading: `assay export | head`.
  stdout.on('error', endQuietly);
  stderr.on('error', endQuietly);
  const { isCi, isDumb } = environment;
  const isLive = stderr.isTTY && !isCi && !isDumb;
  return {
    environment,
    cwd: process.cwd(),
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    paint: {
      out: paintFor(hasColors(environment, stdout.isTTY)),
      err: paintFor(hasColors(environment, stderr.isTTY)),
    },
    canAsk: stdin.isTTY && stderr.isTTY && !isCi,
    live: isLive
      ? { write: (text) => void stderr.write(text), width: () => stderr.columns || 80 }
      : null,
    width: Math.max(40, Math.min(100, stdout.columns || 100)),
  };
}

function hasColors({ colors, isDumb }: Environment, isTty: boolean): boolean {
  return colors === 'auto' ? isTty && !isDumb : colors === 'always';
}

function endQuietly(error: NodeJS.ErrnoException): void {
  // Whoever read has gone, and asks for nothing more.
  if (error.code === 'EPIPE') process.exit(process.exitCode);
  throw error;
}
