import { useLocation } from '@remix-run/react';
import { Download, Link2, NotebookText, Share2 } from 'lucide-react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Menu } from '#app/ui/menu.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { ExportFormat } from '#server/areas/runs/schema.ts';
import type { RunSummary } from './run-shapes.ts';

const files: readonly { format: ExportFormat; label: string }[] = [
  { format: 'csv', label: 'CSV, for a spreadsheet' },
  { format: 'junit', label: 'JUnit XML, for CI' },
  { format: 'markdown', label: 'Markdown summary' },
  { format: 'json', label: 'JSON, everything' },
];

/** How others get to see a run: its link, or a file of it. */
export function RunMenu({ run }: { run: RunSummary }) {
  const org = useOrg();
  const toast = useToast();
  const { pathname, search } = useLocation();
  const copy = async (what: string, text: () => Promise<string>) => {
    try {
      await navigator.clipboard.writeText(await text());
      toast({ title: `${what} copied`, tone: 'success' });
    } catch (thrown) {
      const description = navigator.clipboard
        ? toProblem(thrown).message
        : 'The clipboard can be used on https pages only.';
      toast({ title: `${what} not copied`, description, tone: 'danger' });
    }
  };
  return (
    <Menu
      trigger={
        <IconButton label="Share or export" icon={<Share2 />} size="md" variant="secondary" />
      }
      items={[
        {
          label: 'Copy link',
          icon: <Link2 />,
          onSelect: () => void copy('Link', async () => window.location.origin + pathname + search),
        },
        {
          label: 'Copy summary as Markdown',
          icon: <NotebookText />,
          onSelect: () => void copy('Summary', () => readSummary(org.rpc, run.id)),
        },
        'separator',
        { heading: 'Download' },
        ...files.map(({ format, label }) => ({
          label,
          icon: <Download />,
          onSelect: () => download(`/api/orgs/${org.slug}/runs/${run.id}/export?format=${format}`),
        })),
      ]}
    />
  );
}

async function readSummary(rpc: ReturnType<typeof useOrg>['rpc'], runId: string): Promise<string> {
  const file = await rpc.runs.export.query({ runId, format: 'markdown' });
  return file.format === 'markdown' ? file.text : '';
}

/** The answer is an attachment, so the page stays. */
function download(address: string): void {
  window.location.assign(address);
}
