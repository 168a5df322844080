import { useSearchParams } from '@remix-run/react';
import { Combobox } from '#app/ui/combobox.tsx';
import { Field } from '#app/ui/field.tsx';
import type { Comparison } from './compare-shapes.ts';
import { useAddress } from './use-address.ts';

const all = 'all';

/** Which columns are compared: all as they fit, or one with any other. Nothing when there is no choice. */
export function TargetPicker({ comparison }: { comparison: Comparison }) {
  const [params] = useSearchParams();
  const set = useAddress();
  const { base, run } = comparison;
  if (base.targets.length === 1 && run.targets.length === 1 && comparison.compared > 0) return null;
  const pairs = run.targets.flatMap((to) =>
    base.targets.map((from) => ({
      value: `${from.position}-${to.position}`,
      label: from.name === to.name ? to.name : `${from.name} → ${to.name}`,
      isSame: from.targetId === to.targetId,
    })),
  );
  const options = [
    { value: all, label: 'Each with itself' },
    ...pairs.toSorted((a, b) => Number(b.isSame) - Number(a.isSame)).slice(0, 200),
  ];
  const [from, to] = [params.get('from'), params.get('to')];
  return (
    <Field label="Targets" className="w-full sm:w-64">
      <Combobox
        value={from !== null && to !== null ? `${from}-${to}` : all}
        searchPlaceholder="Search targets"
        options={options}
        onValueChange={(value) => {
          const [first = null, second = null] = value === all ? [] : value.split('-');
          set({ from: first, to: second });
        }}
      />
    </Field>
  );
}
