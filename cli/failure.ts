import { type ExitCode, exitCodes } from './exit-codes.ts';

/** Ends the command with a sentence for whoever reads it, and a code for whatever started it. */
export class Failure extends Error {
  override readonly name = 'Failure';

  /** @param hint what to do about it, on a line of its own */
  constructor(
    message: string,
    readonly hint: string | null = null,
    readonly exitCode: ExitCode = exitCodes.unable,
  ) {
    super(message);
  }
}
