import { Archive, Copy, FolderInput, FolderPlus, Send, Tag, Tags, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { canSuites } from '#server/areas/suites/access.ts';
import { type BulkAction, BulkBar } from '../bulk-bar.tsx';
import { SuiteDialog } from './suite-dialog.tsx';
import { TagDialog } from './tag-dialog.tsx';
import { useBulk } from './use-bulk.ts';

export interface BulkScenariosProps {
  /** The ticked rows. */
  rows: readonly { id: string; name: string; tags: readonly string[]; version: number }[];
  /** Tags that are in use, to choose from. */
  tags: readonly string[];
  /** The suite the list is of, if it is. */
  suite: { id: string; name: string } | null;
  onClear: () => void;
}

type Open = 'tag' | 'untag' | 'add' | 'move' | 'delete' | null;

const many = (count: number) => (count === 1 ? '1 scenario' : `${count} scenarios`);

/** What can be done with many scenarios at once; what can be undone offers Undo. */
export function BulkScenarios({ rows, tags, suite, onClear }: BulkScenariosProps) {
  const { rpc, may } = useOrg();
  const { isPending, act, run } = useBulk();
  const [open, setOpen] = useState<Open>(null);
  const ids = rows.map(({ id }) => id);
  const count = many(rows.length);
  const dialog = (which: Open) => ({
    open: open === which,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? which : null),
  });
  const carried = [...new Set(rows.flatMap((row) => row.tags))].sort();

  const tag = (chosen: string, isAdded: boolean) =>
    act(async () => {
      const change = { [isAdded ? 'add' : 'remove']: [chosen] };
      const back = { [isAdded ? 'remove' : 'add']: [chosen] };
      const { changedIds } = await rpc.scenarios.bulkTag.mutate({ ids, ...change });
      const what = many(changedIds.length);
      return {
        title: isAdded ? `${what} tagged ${chosen}` : `${chosen} taken from ${what}`,
        ...(changedIds.length > 0
          ? { undo: () => rpc.scenarios.bulkTag.mutate({ ids: changedIds, ...back }) }
          : {}),
      };
    });
  const setStatus = (verb: 'bulkPublish' | 'bulkArchive', done: string) =>
    run(async () => {
      const { before } = await rpc.scenarios[verb].mutate({ ids });
      onClear();
      const undo = () => rpc.scenarios.bulkSetStatus.mutate({ items: before });
      return { title: `${count} ${done}`, undo };
    });
  const duplicate = () =>
    run(async () => {
      await rpc.scenarios.bulkDuplicate.mutate({ ids });
      onClear();
      return { title: `${count} duplicated` };
    });

  const mayList = may(canSuites.write);
  const inSuites: BulkAction[] = [
    { label: 'Add to suite…', icon: <FolderPlus />, isMain: true, onSelect: () => setOpen('add') },
    { label: 'Move to suite…', icon: <FolderInput />, onSelect: () => setOpen('move') },
  ];
  const actions: BulkAction[] = [
    { label: 'Tag…', icon: <Tag />, isMain: true, onSelect: () => setOpen('tag') },
    { label: 'Untag…', icon: <Tags />, onSelect: () => setOpen('untag') },
    ...(mayList ? inSuites : []),
    {
      label: 'Publish',
      icon: <Send />,
      isMain: true,
      onSelect: () => void setStatus('bulkPublish', 'published'),
    },
    {
      label: 'Archive',
      icon: <Archive />,
      isMain: true,
      onSelect: () => void setStatus('bulkArchive', 'archived'),
    },
    { label: 'Duplicate', icon: <Copy />, onSelect: () => void duplicate() },
    { label: 'Delete…', icon: <Trash2 />, danger: true, onSelect: () => setOpen('delete') },
  ];
  return (
    <>
      <BulkBar
        count={rows.length}
        what="scenarios"
        actions={actions}
        isPending={isPending}
        onClear={onClear}
      />
      <TagDialog
        {...dialog('tag')}
        title={`Tag ${count}`}
        action="Add tag"
        known={tags}
        onChoose={(chosen) => tag(chosen, true)}
      />
      <TagDialog
        {...dialog('untag')}
        title={`Take a tag from ${count}`}
        action="Take tag away"
        known={carried}
        isKnownOnly
        onChoose={(chosen) => tag(chosen, false)}
      />
      <SuiteDialog
        {...dialog('add')}
        title={`Add ${count} to a suite`}
        action="Add to suite"
        onChoose={({ to }, name) =>
          act(async () => {
            const { added } = await rpc.suites.addScenarios.mutate({ id: to, scenarioIds: ids });
            return { title: `${many(added)} added to ${name}` };
          })
        }
      />
      <SuiteDialog
        {...dialog('move')}
        title={`Move ${count} to a suite`}
        action="Move to suite"
        from={{ suite }}
        onChoose={({ from, to }, name) =>
          act(async () => {
            if (from === null) return { title: 'Nothing was moved' };
            await rpc.suites.moveScenarios.mutate({
              fromSuiteId: from,
              toSuiteId: to,
              scenarioIds: ids,
            });
            onClear();
            return { title: `${count} moved to ${name}` };
          })
        }
      />
      <ConfirmDialog
        {...dialog('delete')}
        title={`Delete ${count}?`}
        description="This cannot be undone. Finished runs keep the conversations they played."
        destroys={namesOf(rows)}
        confirmLabel={`Delete ${count}`}
        onConfirm={() =>
          act(async () => {
            await rpc.scenarios.bulkDelete.mutate({ ids });
            onClear();
            return { title: `${count} deleted` };
          })
        }
      />
    </>
  );
}

const mostNamed = 8;

function namesOf(rows: BulkScenariosProps['rows']): string[] {
  const lines = rows.map(({ name, version }) =>
    version === 1 ? name : `${name} and its ${version} versions`,
  );
  const more = lines.length - mostNamed;
  return more > 0 ? [...lines.slice(0, mostNamed), `and ${more} more`] : lines;
}
