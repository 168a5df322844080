import { useRevalidator } from '@remix-run/react';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { inWords } from '../../../parts/in-words.ts';

export interface RevokeTokenProps {
  token: { id: string; name: string; lastFour: string } | null;
  onClose: () => void;
}

/** Asks before a token is ended; null: none is. */
export function RevokeToken({ token, onClose }: RevokeTokenProps) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  if (!token) return null;
  const { id, name, lastFour } = token;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Revoke the token ${name}?`}
      description={`Whatever uses the token ending in ${lastFour} is refused from the very next request on. It can’t be brought back.`}
      confirmLabel={`Revoke ${name}`}
      onConfirm={async () => {
        await inWords(org.rpc.tokens.revoke.mutate({ id }));
        revalidator.revalidate();
        toast({ title: `${name} was revoked`, tone: 'success' });
      }}
    />
  );
}
