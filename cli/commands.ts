import type { Command } from './command.ts';
import { exportFiles, pull } from './commands/export.ts';
import { login, logout } from './commands/login.ts';
import { importFiles, push } from './commands/push.ts';
import { run } from './commands/run.ts';
import { validate } from './commands/validate.ts';

/** Every command, in the order of the manual. */
export const commands: readonly Command[] = [
  run,
  validate,
  push,
  pull,
  importFiles,
  exportFiles,
  login,
  logout,
];
