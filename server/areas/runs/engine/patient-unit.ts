import { setTimeout as wait } from 'node:timers/promises';
import { jobActor } from '#server/core/actor.ts';
import { AppError } from '#server/core/errors.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import { openJobScope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { AssistantError } from '#server/outside/assistant.ts';

const pauseMs = 500;

/**
 * Opens units of work for a job that outlive a restart of the database: one that fails is done again,
 * for at most `patienceMs`. So the work must bear being done twice.
 */
export function patientUnit(
  services: Services,
  job: { orgId: string; name: string },
  patienceMs: number,
): OpenUnit {
  const who = { orgId: job.orgId, actor: jobActor(job.name) };
  return async (work) => {
    const until = performance.now() + patienceMs;
    for (;;) {
      try {
        return await openJobScope(services.app, who, work);
      } catch (error) {
        // These are answers, not failures: a second try gives the same.
        if (error instanceof AppError || error instanceof AssistantError) throw error;
        if (performance.now() > until) throw error;
        services.log.warn({ err: error, job: job.name }, 'unit of work failed, trying again');
        await wait(pauseMs);
      }
    }
  };
}
