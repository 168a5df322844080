import { accessSync, constants } from 'node:fs';
import { createPasswordList, type PasswordList } from '#server/areas/accounts/index.ts';
import type { Env } from '#server/env.ts';
import { errorText } from '#server/postgres/error-code.ts';
import { StartError } from '#server/postgres/start-error.ts';

/** The list of passwords that settings name; null for none. @throws {StartError} when it can't be read */
export function openPasswordList({
  passwordListFile: file,
}: Pick<Env, 'passwordListFile'>): PasswordList | null {
  if (file === null) return null;
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw new StartError(`PASSWORD_LIST_FILE can’t be read: ${errorText(error)}`);
  }
  return createPasswordList(file);
}
