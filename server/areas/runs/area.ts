import { defineArea, onJob } from '#server/core/area.ts';
import { defineOrgRoute } from '#server/core/org-route.ts';
import { canRuns } from './access.ts';
import { replyCacheRouter } from './cache/router.ts';
import { runExecutor } from './engine/execute-run.ts';
import { streamExport } from './export/stream-export.ts';
import { executeRunJob } from './jobs.ts';
import { runsRouter } from './router.ts';
import { ExportFile } from './schema.ts';

const exportRoute = defineOrgRoute({
  path: 'runs/:id/export',
  permission: canRuns.read,
  audit: null,
  input: ExportFile,
  answer: streamExport,
});

/** Playing suites against targets, and what came of it. */
export const runs = defineArea({
  name: 'runs',
  org: { runs: runsRouter, replyCache: replyCacheRouter },
  routes: [exportRoute],
  permissions: Object.values(canRuns),
  jobs: [onJob(executeRunJob, runExecutor())],
});
