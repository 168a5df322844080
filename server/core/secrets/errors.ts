import { AppError } from '../errors.ts';

export const secretErrors = {
  sealed: () =>
    new AppError(
      'unavailable',
      'secrets.sealed',
      'Stored secrets are sealed: this server can’t reach the root key that opens them. Whoever runs it can put that right; nothing is lost.',
    ),
  unreadable: () =>
    new AppError(
      'precondition',
      'secrets.unreadable',
      'This stored secret can’t be opened: it was changed outside of Assay. Enter it again.',
    ),
};

/** True for what opening a secret is refused with; its message is for people. */
export function isSecretError(error: unknown): error is AppError {
  return error instanceof AppError && error.reason.startsWith('secrets.');
}
