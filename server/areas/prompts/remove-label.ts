import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { assertMayOverride } from './assert-may-override.ts';
import { promptErrors } from './errors.ts';
import { findLabel } from './label-reads.ts';
import { lockPrompt } from './lock-prompt.ts';
import type { LabelRef } from './schema.ts';

/**
 * Takes a label off a prompt, unless targets follow it. One that waits for a suite needs the permission
 * to override: made anew it would wait for nothing.
 */
export async function removeLabel(
  scope: Scope,
  { id, name }: z.output<typeof LabelRef>,
): Promise<void> {
  const prompt = await lockPrompt(scope, id);
  const label = await findLabel(scope, id, name);
  if (!label) throw promptErrors.labelNotFound();
  const followers = await scope.db.target.findMany({
    where: { promptId: id, promptLabel: name },
    select: { name: true },
    orderBy: { name: 'asc' },
  });
  if (followers.length > 0) throw promptErrors.labelInUse(followers.map((one) => one.name));
  const suite = label.requiredSuite;
  if (suite) assertMayOverride(scope, `${name} waits for ${suite.name}.`);
  await scope.db.promptLabel.delete({
    where: { orgId_promptId_name: { orgId: scope.org.id, promptId: id, name } },
  });
  await audit(scope, 'prompt.labelRemoved', {
    resource: { kind: 'prompt', id, name: prompt.name },
    details: { label: name },
    change: {
      before: { version: label.version, suite: suite?.name ?? null },
      after: { version: null, suite: null },
    },
  });
}
