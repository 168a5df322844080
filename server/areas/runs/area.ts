import { defineArea, onJob } from '#server/core/area.ts';
import { canRuns } from './access.ts';
import { runExecutor } from './execute-run.ts';
import { executeRunJob } from './jobs.ts';
import { runsRouter } from './router.ts';

/** Playing suites against targets, and what came of it. */
export const runs = defineArea({
  name: 'runs',
  org: { runs: runsRouter },
  permissions: Object.values(canRuns),
  jobs: [onJob(executeRunJob, runExecutor())],
});
