import type { ExportFormat } from '../schema.ts';

/** What a browser is told about each kind of file. */
export const exportFiles: Record<ExportFormat, { contentType: string; ending: string }> = {
  json: { contentType: 'application/json; charset=utf-8', ending: 'json' },
  csv: { contentType: 'text/csv; charset=utf-8; header=present', ending: 'csv' },
  junit: { contentType: 'application/xml; charset=utf-8', ending: 'xml' },
  markdown: { contentType: 'text/markdown; charset=utf-8', ending: 'md' },
};

/** "support-bot-12.xml": letters, digits and hyphens alone. */
export function exportFileName(
  run: { suiteName: string; number: number },
  format: ExportFormat,
): string {
  const words = run.suiteName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${words || 'run'}-${run.number}.${exportFiles[format].ending}`;
}
