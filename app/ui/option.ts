import type { ReactNode } from 'react';

/** One thing to choose, as Select, Combobox, MultiSelect and RadioGroup take it. */
export interface Option<TValue extends string = string> {
  value: TValue;
  label: string;
  /** A second, quieter line. */
  hint?: string;
  icon?: ReactNode;
  /** More words a search finds it by. */
  keywords?: string[];
  disabled?: boolean;
}
