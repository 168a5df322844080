import { Download, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Menu } from '#app/ui/menu.tsx';
import { canAudit } from '#server/areas/audit/access.ts';
import { type LogCheck, logCheckText } from './log-check-text.ts';

export interface AuditActionsProps {
  /** Where the log is downloaded, as the filters narrow it, by format. */
  downloads: { csv: string; jsonl: string };
}

/** What can be done with the whole log: take it away as a file, see whether anybody changed it. */
export function AuditActions({ downloads }: AuditActionsProps) {
  const org = useOrg();
  const [check, setCheck] = useState<LogCheck | null>(null);
  const verify = useAction(() => org.rpc.audit.verify.query(), { onDone: setCheck });
  const result = check && logCheckText(check);
  return (
    <div className="mb-3 grid gap-3">
      <div className="flex flex-wrap gap-2">
        <Button pending={verify.isPending} onClick={() => verify.run()}>
          <ShieldCheck aria-hidden="true" />
          Verify
        </Button>
        {org.may(canAudit.export) && (
          <Menu
            trigger={
              <Button>
                <Download aria-hidden="true" />
                Export
              </Button>
            }
            items={[
              { label: 'CSV, for a spreadsheet', onSelect: () => download(downloads.csv) },
              { label: 'JSON Lines, for a program', onSelect: () => download(downloads.jsonl) },
            ]}
          />
        )}
      </div>
      <div role="status">
        {verify.problem && <Callout tone="danger">{verify.problem.message}</Callout>}
        {!verify.isPending && result && (
          <Callout tone={result.isWhole ? 'success' : 'danger'} title={result.title}>
            {result.text}
          </Callout>
        )}
      </div>
    </div>
  );
}

/** The answer is an attachment, so the page stays. */
function download(address: string): void {
  window.location.assign(address);
}
