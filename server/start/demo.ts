import type { Auth } from '#server/areas/identity/auth.ts';
import type { Services } from '#server/core/services.ts';
import type { Env } from '#server/env.ts';
import type { Database } from '#server/postgres/open-database.ts';

/** Says where Assay is to be found. */
export async function welcome({
  env,
}: {
  env: Env;
  auth: Auth;
  services: Services;
  database: Database;
}) {
  process.stdout.write(`Assay is running at ${env.baseUrl}\n`);
}
