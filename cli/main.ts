import process from 'node:process';
import { version } from '../package.json';
import { commands } from './commands.ts';
import { readEnvironment } from './environment.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { commandHelp, mainHelp } from './help.ts';
import { nearest } from './share/nearest.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** Does what the words ask for. @returns what the process ends with */
async function main(terminal: Terminal, words: readonly string[]): Promise<ExitCode> {
  const { out, err, paint, width } = terminal;
  const sheet = { width, bold: paint.out.bold };
  const [first, ...rest] = words;
  if (first === undefined) {
    err(mainHelp(commands, { width, bold: paint.err.bold }));
    return exitCodes.unable;
  }
  if (['--version', '-v', 'version'].includes(first)) {
    out(version);
    return exitCodes.passed;
  }
  const isHelp = ['--help', '-h', 'help'].includes(first);
  const name = isHelp ? rest[0] : first;
  if (name === undefined) {
    out(mainHelp(commands, sheet));
    return exitCodes.passed;
  }
  const command = commands.find((one) => one.name === name);
  if (!command) {
    const names = commands.map((one) => one.name);
    const near = nearest(name, names);
    const guess = near === null ? '' : ` Did you mean ${near}?`;
    throw new Failure(`There is no command ${name}.${guess}`, 'See: assay --help');
  }
  if (isHelp || asksForHelp(rest)) {
    out(commandHelp(command, sheet));
    return exitCodes.passed;
  }
  return await command.run(terminal, rest);
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  const options = end < 0 ? words : words.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}

/** Says what went wrong. @returns what the process ends with */
function explain({ err, paint }: Terminal, error: unknown): ExitCode {
  if (error instanceof Failure) {
    err(`${paint.err.red('assay:')} ${error.message}`);
    if (error.hint !== null) err(error.hint);
    return error.exitCode;
  }
  const details = error instanceof Error ? error.stack : String(error);
  err(`${paint.err.red('assay:')} This should not happen. ${details}`);
  return exitCodes.unknown;
}

const terminal = openTerminal(readEnvironment(process.env));
// Whatever keeps it from coming to an end is no pass.
process.exitCode = exitCodes.unknown;
void main(terminal, process.argv.slice(2))
  .catch((error: unknown) => explain(terminal, error))
  .then((code) => {
    process.exitCode = code;
  });
