import { forwardRef } from 'react';
import { Select } from '#app/ui/select.tsx';

const none = 'none';

export interface EnvironmentSelectProps {
  environments: readonly { id: string; name: string }[];
  value: string | null | undefined;
  onValueChange: (id: string | null) => void;
  onBlur?: () => void;
  name?: string;
  disabled?: boolean;
}

/** One of the environments, or none: then variables have their own values. */
export const EnvironmentSelect = forwardRef<HTMLButtonElement, EnvironmentSelectProps>(
  function EnvironmentSelect({ environments, value, onValueChange, ...rest }, ref) {
    return (
      <Select
        {...rest}
        ref={ref}
        value={value ?? none}
        onValueChange={(next) => onValueChange(next === none ? null : next)}
        options={[
          { value: none, label: 'None', hint: 'The variables’ own values' },
          ...environments.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    );
  },
);
