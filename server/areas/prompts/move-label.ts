import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { assertMayOverride } from './assert-may-override.ts';
import { promptErrors } from './errors.ts';
import type { Lack } from './label-gate.ts';
import { findLabel } from './label-reads.ts';
import { lockPrompt } from './lock-prompt.ts';
import { findLacks } from './read-gate.ts';
import { type MoveLabel, mostLabels } from './schema.ts';

type Move = z.output<typeof MoveLabel>;

/**
 * Points a label at a version, making the label if there is none. One that waits for a suite moves only
 * to a version this suite is green on, or by an override, which is written down with what was missing.
 * @throws prompts.labelMoved when it no longer points where `baseVersion` says
 * @throws prompts.labelGate with what is missing
 */
export async function moveLabel(scope: Scope, move: Move): Promise<{ version: number }> {
  const { id, name, version, override } = move;
  const prompt = await lockPrompt(scope, id);
  const label = await findLabel(scope, id, name);
  const from = label?.version ?? null;
  if (move.baseVersion !== undefined && move.baseVersion !== from) {
    throw promptErrors.labelMoved(name, from);
  }
  const exists = await scope.db.promptVersion.count({ where: { promptId: id, version } });
  if (exists === 0) throw promptErrors.versionNotFound(['version']);
  if (!label) await assertRoom(scope, id);
  const resource = { kind: 'prompt', id, name: prompt.name };
  const suite = label?.requiredSuite ?? null;
  if (suite && version !== from) {
    const lacks = await findLacks(scope, { promptId: id, version, suite });
    if (lacks.length > 0) await overridden(suite, lacks);
  }
  await point(scope, move);
  await audit(scope, 'prompt.labelMoved', {
    resource,
    details: { label: name },
    change: { before: { version: from }, after: { version } },
  });
  return { version };

  async function overridden({ name: suiteName }: { name: string }, lacks: readonly Lack[]) {
    const missing = lacks.map(({ text }) => text);
    if (!override) throw promptErrors.labelGate(name, suiteName, missing);
    assertMayOverride(scope, `${name} waits for ${suiteName}.`);
    await audit(scope, 'prompt.labelOverridden', {
      resource,
      details: { label: name, version, suite: suiteName, missing, reason: override.reason },
    });
  }
}

async function assertRoom(scope: Scope, promptId: string): Promise<void> {
  const count = await scope.db.promptLabel.count({ where: { promptId } });
  if (count >= mostLabels) throw promptErrors.tooManyLabels();
}

async function point(scope: Scope, { id: promptId, name, version }: Move): Promise<void> {
  const orgId = scope.org.id;
  const moved = { version, movedById: scope.personId, movedAt: new Date() };
  await scope.db.promptLabel.upsert({
    where: { orgId_promptId_name: { orgId, promptId, name } },
    create: { orgId, promptId, name, ...moved },
    update: moved,
  });
}
