import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { OptionList } from '#app/ui/option-list.tsx';
import { Popover } from '#app/ui/popover.tsx';
import { useLive } from '../../parts/use-live.ts';
import type { SuiteScenario } from './suite-form.ts';

/** A search over scenarios that stays open, so that several can be added one after the other. */
export function AddScenarios(props: {
  chosen: readonly string[];
  onToggle: (scenario: SuiteScenario) => void;
}) {
  const org = useOrg();
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const live = useLive(isOpen ? search : null, (signal) => {
    const words = search.trim().slice(0, 200);
    return org.rpc.scenarios.list.query(
      { limit: 50, ...(words ? { search: words } : {}) },
      { signal },
    );
  });
  const found = live.data?.items ?? [];
  return (
    <Popover
      label="Add scenarios"
      align="end"
      className="w-80 p-0"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm">
          <Plus />
          Add scenarios
        </Button>
      }
    >
      <OptionList
        label="Scenarios"
        searchPlaceholder="Search scenarios"
        emptyText={
          live.problem ??
          (live.isPending || !live.data ? 'Searching…' : 'No scenario has such a name.')
        }
        onSearch={setSearch}
        selected={props.chosen}
        onPick={(id) => {
          const scenario = found.find((one) => one.id === id);
          if (scenario) props.onToggle(scenario);
        }}
        options={found.map(({ id, name, locale, turnCount }) => ({
          value: id,
          label: name,
          hint: `${locale} · ${turnCount} ${turnCount === 1 ? 'turn' : 'turns'}`,
        }))}
      />
    </Popover>
  );
}
