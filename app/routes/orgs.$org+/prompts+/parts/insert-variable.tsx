import { Braces } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#app/ui/icon-button.tsx';
import { OptionList } from '#app/ui/option-list.tsx';
import { Popover } from '#app/ui/popover.tsx';
import type { KnownVariable } from './known-variables.ts';

/** A list of variables to put in where the caret stands. */
export function InsertVariable(props: {
  variables: readonly KnownVariable[];
  onInsert: (text: string) => void;
}) {
  const { variables, onInsert } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label="Insert a variable"
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      className="p-0"
      trigger={<IconButton label="Insert variable" icon={<Braces />} size="sm" />}
    >
      <OptionList
        label="Variables"
        searchPlaceholder="Search variables"
        emptyText={variables.length === 0 ? 'There are no variables yet.' : 'No variable matches.'}
        selected={[]}
        onPick={(key) => {
          setOpen(false);
          // The popover gives the focus back to its button first.
          setTimeout(() => onInsert(`{{${key}}}`), 30);
        }}
        options={variables.map(({ key, value }) => ({
          value: key,
          label: key,
          hint: value.slice(0, 120) || 'empty',
        }))}
      />
    </Popover>
  );
}
