import { useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { inWords } from '../../parts/in-words.ts';

/** Ends the organization, after its name was typed. */
export function DeleteOrgCard() {
  const org = useOrg();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Card
        title="Delete this organization"
        description="Everything in it goes with it, for everybody. There is no way back."
        actions={
          <Button variant="danger" onClick={() => setOpen(true)}>
            Delete organization
          </Button>
        }
      />
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Delete ${org.name}?`}
        description="This can’t be undone. With it go:"
        destroys={[
          'all prompts, variables, scenarios and suites, with their versions',
          'all targets, API keys and runs with their results',
          'every membership and invitation, and the audit log',
        ]}
        typeToConfirm={org.name}
        confirmLabel="Delete organization"
        onConfirm={async () => {
          await inWords(org.rpc.org.delete.mutate({ confirmName: org.name }));
          // A full page load: nothing of the organization stays in this tab.
          window.location.assign('/');
        }}
      />
    </>
  );
}
