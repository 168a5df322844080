import { Search, X } from 'lucide-react';
import { forwardRef } from 'react';
import { cn } from './cn.ts';
import { TextInput } from './text-input.tsx';

export interface SearchInputProps {
  value: string;
  onValueChange: (value: string) => void;
  /** What is searched, for instance "Search prompts"; also its accessible name. */
  label: string;
  className?: string;
}

/** A box that filters what stands below. Escape clears it. */
export const SearchInput = forwardRef<HTMLInputElement, SearchInputProps>(function SearchInput(
  { value, onValueChange, label, className },
  ref,
) {
  return (
    <span className={cn('relative flex min-w-0 items-center', className)}>
      <TextInput
        ref={ref}
        type="search"
        role="searchbox"
        aria-label={label}
        placeholder={label}
        prefix={<Search aria-hidden="true" />}
        value={value}
        onValueChange={onValueChange}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value) {
            event.preventDefault();
            onValueChange('');
          }
        }}
        className="pr-8 [&::-webkit-search-cancel-button]:hidden"
      />
      {value && (
        <button
          type="button"
          aria-label="Clear search"
          onClick={() => onValueChange('')}
          className="focus-ring absolute right-1 grid size-6 place-items-center rounded-sm text-muted hover:text-ink pointer-coarse:size-9"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </span>
  );
});
