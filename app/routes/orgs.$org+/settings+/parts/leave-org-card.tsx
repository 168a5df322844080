import { useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { inWords } from '../../parts/in-words.ts';

/** Ends one's own membership. */
export function LeaveOrgCard() {
  const org = useOrg();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Card
        title={`Leave ${org.name}`}
        description="What you wrote stays here. To come back, you need an invitation."
        actions={<Button onClick={() => setOpen(true)}>Leave</Button>}
      />
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Leave ${org.name}?`}
        description="You lose access at once. What you wrote stays in the organization, and only a new invitation brings you back."
        confirmLabel="Leave"
        onConfirm={async () => {
          await inWords(org.rpc.members.leave.mutate());
          window.location.assign('/');
        }}
      />
    </>
  );
}
