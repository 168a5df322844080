import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { assertMayOverride } from './assert-may-override.ts';
import { promptErrors } from './errors.ts';
import { findLabel } from './label-reads.ts';
import { lockPrompt } from './lock-prompt.ts';
import type { GuardLabel } from './schema.ts';

/**
 * Makes a label wait for a suite whenever it moves, or no longer. Where it points now stays. Taking the
 * suite off, or putting another in its place, needs the permission to override.
 */
export async function guardLabel(
  scope: Scope,
  { id, name, suiteId }: z.output<typeof GuardLabel>,
): Promise<void> {
  const prompt = await lockPrompt(scope, id);
  const label = await findLabel(scope, id, name);
  if (!label) throw promptErrors.labelNotFound();
  const suite = suiteId === null ? null : await findSuite(scope, suiteId);
  const was = label.requiredSuite;
  if (was && was.id !== suiteId) assertMayOverride(scope, `${name} waits for ${was.name}.`);
  await scope.db.promptLabel.update({
    where: { orgId_promptId_name: { orgId: scope.org.id, promptId: id, name } },
    data: { requiredSuiteId: suiteId },
  });
  await audit(scope, 'prompt.labelGuarded', {
    resource: { kind: 'prompt', id, name: prompt.name },
    details: { label: name },
    change: { before: { suite: was?.name ?? null }, after: { suite: suite?.name ?? null } },
  });
}

async function findSuite(scope: Scope, id: string) {
  const suite = await scope.db.suite.findFirst({ where: { id }, select: { id: true, name: true } });
  if (!suite) throw promptErrors.suiteNotFound();
  return suite;
}
