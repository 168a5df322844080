import { Callout } from '#app/ui/callout.tsx';
import { Checkbox } from '#app/ui/checkbox.tsx';
import { type UsedBy, UsedByList } from './used-by-list.tsx';

/** What a change of the name reaches, and whether it is written there, too. */
export function RenameNote(props: {
  from: string;
  to: string;
  usedBy: readonly UsedBy[];
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
}) {
  const { from, to, usedBy, checked } = props;
  const many = usedBy.length === 1 ? '1 place' : `${usedBy.length} places`;
  return (
    <Callout tone={checked ? 'info' : 'warning'}>
      <div className="flex flex-col gap-3">
        <Checkbox
          label={`Also write {{${to}}} in ${many}`}
          hint={
            checked
              ? 'Each gets a new version. All of them change, or none.'
              : `A variable that something names keeps its name: {{${from}}} would mean nothing there.`
          }
          checked={checked}
          onCheckedChange={(next) => props.onCheckedChange(next === true)}
        />
        <UsedByList usedBy={usedBy} />
      </div>
    </Callout>
  );
}
