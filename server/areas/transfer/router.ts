import { orgAction, orgStream, router } from '#server/rpc/procedures.ts';
import { canFiles } from './access.ts';
import { applyImport } from './apply-import.ts';
import { createExport } from './create-export.ts';
import { previewImport } from './preview-import.ts';
import { ApplyImport, CreateExport, PreviewImport } from './schema.ts';

// No router of its own: tRPC keeps the name `apply` from those, though not from what they hold.
export const importProcedures = {
  // Reads long files, so not in one transaction.
  preview: orgStream(canFiles.import)
    .input(PreviewImport)
    .query(({ ctx, input }) => previewImport(ctx.open, ctx.services, input.files)),
  apply: orgAction(canFiles.import, 'import.applied')
    .input(ApplyImport)
    .mutation(({ ctx, input }) => applyImport(ctx.open, ctx.services, input)),
};

export const exportRouter = router({
  create: orgAction(canFiles.export, 'export.created')
    .input(CreateExport)
    .mutation(({ ctx, input }) => createExport(ctx.open, ctx.services.baseUrl, input)),
});
