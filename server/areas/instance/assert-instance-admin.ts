import { type AccountScope, isInstanceAdmin } from '#server/areas/accounts/index.ts';
import { instanceErrors } from './errors.ts';

/** Lets in whoever made the first account of the installation; for others there is nothing here. */
export async function assertInstanceAdmin({ db, user }: AccountScope): Promise<void> {
  if (!(await isInstanceAdmin(db, user.id))) throw instanceErrors.notFound();
}
