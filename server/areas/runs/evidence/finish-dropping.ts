import type { Scope } from '#server/core/scope.ts';

/**
 * Ends the dropping of runs whose items are empty: the texts they were started with go as well, names,
 * versions and numbers stay.
 */
export async function finishDropping(scope: Scope, runIds: readonly string[]): Promise<void> {
  const { db, org } = scope;
  await db.$queryRaw`
    select id from run where org_id = ${org.id}::uuid and id = any(${runIds}::uuid[])
    order by id for update`;
  await db.$executeRaw`
    update run_scenario set content = content - '{turns,variables,data}'::text[]
    where org_id = ${org.id}::uuid and run_id = any(${runIds}::uuid[])`;
  await db.$executeRaw`
    update run_target
    set prompt_content = null, config = jsonb_set(config, '{promptContent}', 'null', false)
    where org_id = ${org.id}::uuid and run_id = any(${runIds}::uuid[])`;
  await db.$executeRaw`
    update run
    set evidence_left = false, variables = '{}',
        judge = jsonb_set(judge, '{promptContent}', 'null', false)
    where org_id = ${org.id}::uuid and id = any(${runIds}::uuid[])`;
}
