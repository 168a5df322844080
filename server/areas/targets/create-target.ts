import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { checkTarget } from './check-target.ts';
import { pinOf } from './pin-of.ts';
import type { CreateTarget } from './schema.ts';
import { secretChange, secretColumns } from './secret-header.ts';

/** Makes a target. The address of an HTTP target must have been checked. */
export async function createTarget(
  scope: Scope,
  services: Pick<Services, 'secrets'>,
  input: z.output<typeof CreateTarget>,
): Promise<{ id: string }> {
  await checkTarget(scope, input);
  const id = newId();
  const { name, description, concurrency, kind, config } = input;
  const createdById = scope.personId;
  const secret =
    input.kind === 'HTTP'
      ? await secretColumns(
          scope,
          services,
          id,
          secretChange(null, input.config, input.secretHeaderValue),
        )
      : {};
  await scope.db.target.createMany({
    data: {
      id,
      name,
      description,
      concurrency,
      kind,
      config,
      ...pinOf(input),
      createdById,
      ownerId: createdById,
      ...secret,
    },
  });
  await audit(scope, 'target.created', {
    resource: { kind: 'target', id, name },
    details: { kind },
  });
  return { id };
}
