import { useRevalidator } from '@remix-run/react';
import { CircleCheck, CirclePause, Ellipsis, KeyRound, Plug, Power, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Menu } from '#app/ui/menu.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canApiKeys } from '#server/areas/keys/access.ts';
import { inWords } from '../../parts/in-words.ts';
import { KeyFacts } from './key-facts.tsx';
import { type KeyTest, KeyTestNote } from './key-test-note.tsx';
import type { ListedKey } from './listed-key.ts';
import { SetKeyDialog } from './set-key-dialog.tsx';
import { UsedByTargets } from './used-by-targets.tsx';

/** One provider: whether a key is set, how to recognise it, what uses it, what can be done. */
export function KeyRow({ item }: { item: ListedKey }) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const [shown, setShown] = useState<'set' | 'delete' | null>(null);
  const [tested, setTested] = useState<KeyTest | null>(null);
  const { provider, label, isSet, isActive } = item;
  const onProblem = ({ message }: { message: string }) =>
    toast({ title: message, tone: 'danger', durationMs: 10_000 });
  const test = useAction(() => org.rpc.apiKeys.test.mutate({ provider }), {
    onDone: setTested,
    onProblem,
  });
  const toggle = useAction(
    () =>
      isActive
        ? org.rpc.apiKeys.deactivate.mutate({ provider })
        : org.rpc.apiKeys.activate.mutate({ provider }),
    { onProblem },
  );
  const mayManage = org.may(canApiKeys.manage);

  return (
    <li className="flex flex-col gap-2 border-line border-t px-4 py-3.5 first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="flex flex-wrap items-center gap-2 font-medium text-base">
            {label}
            {isSet && isActive && (
              <Badge tone="pass">
                <CircleCheck aria-hidden="true" />
                Active
              </Badge>
            )}
            {isSet && !isActive && (
              <Badge>
                <CirclePause aria-hidden="true" />
                Not in use
              </Badge>
            )}
          </h2>
          <KeyFacts item={item} />
        </div>
        {mayManage && (
          <div className="flex items-center gap-2">
            {isSet && (
              <Button size="sm" pending={test.isPending} onClick={() => void test.run()}>
                <Plug />
                Test
              </Button>
            )}
            <Button
              size="sm"
              onClick={() => setShown('set')}
              aria-label={`${isSet ? 'Replace' : 'Set'} key for ${label}`}
            >
              <KeyRound />
              {isSet ? 'Replace' : 'Set key'}
            </Button>
            {isSet && (
              <Menu
                trigger={<IconButton size="sm" label={`More for ${label}`} icon={<Ellipsis />} />}
                items={[
                  {
                    label: isActive ? 'Deactivate' : 'Activate',
                    hint: isActive ? 'Keeps it, but nothing uses it' : 'Targets use it again',
                    icon: <Power />,
                    onSelect: () => void toggle.run(),
                  },
                  'separator',
                  {
                    label: 'Delete…',
                    icon: <Trash2 />,
                    danger: true,
                    onSelect: () => setShown('delete'),
                  },
                ]}
              />
            )}
          </div>
        )}
      </div>
      {tested && <KeyTestNote tested={tested} onClose={() => setTested(null)} />}
      <UsedByTargets targets={item.usedBy} isSet={isSet && isActive} />
      <SetKeyDialog
        item={item}
        open={shown === 'set'}
        onOpenChange={(open) => setShown(open ? 'set' : null)}
        onSet={() => setTested(null)}
      />
      <ConfirmDialog
        open={shown === 'delete'}
        onOpenChange={(open) => setShown(open ? 'delete' : null)}
        title={`Delete the key for ${label}?`}
        description="Runs that need it will end in errors until another key is set. This cannot be undone."
        destroys={item.usedBy.map(({ name }) => `${name} can’t answer any more`)}
        confirmLabel="Delete key"
        onConfirm={async () => {
          await inWords(org.rpc.apiKeys.delete.mutate({ provider }));
          setTested(null);
          toast({ title: `The key for ${label} is deleted`, tone: 'success' });
          revalidator.revalidate();
        }}
      />
    </li>
  );
}
