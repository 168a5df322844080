import type { z } from 'zod';
import type { OrgRouteContext } from '#server/core/org-route.ts';
import { textStream } from '#server/core/text-stream.ts';
import type { ExportFile } from '../schema.ts';
import { exportFileName, exportFiles } from './formats.ts';
import { readRunHead } from './pages.ts';
import { writers } from './write-export.ts';

/**
 * A run of any size as a file that is written while it is read: page after page, each in a transaction of
 * its own that checks the permission anew.
 */
export async function streamExport(
  { open }: OrgRouteContext,
  { id, format }: z.output<typeof ExportFile>,
): Promise<Response> {
  const run = await open((scope) => readRunHead(scope, id));
  return new Response(textStream(writers[format](open, run)), {
    headers: {
      'content-type': exportFiles[format].contentType,
      'content-disposition': `attachment; filename="${exportFileName(run, format)}"`,
      'cache-control': 'no-store',
    },
  });
}
