import { forwardRef, type KeyboardEvent, useState } from 'react';
import { Chip } from './chip.tsx';
import { cn } from './cn.ts';
import { controlLook } from './control-look.ts';
import { useControlWiring } from './field.tsx';

export interface TagInputProps {
  value: readonly string[];
  onValueChange: (value: string[]) => void;
  placeholder?: string;
  onBlur?: () => void;
  name?: string;
  disabled?: boolean;
  /** Needed outside of a Field. */
  'aria-label'?: string;
}

/** A list of short texts. Enter, comma or leaving the box adds; Backspace in an empty box removes. */
export const TagInput = forwardRef<HTMLInputElement, TagInputProps>(function TagInput(
  { value, onValueChange, onBlur, disabled, ...rest },
  ref,
) {
  const [typed, setTyped] = useState('');
  const wiring = useControlWiring();

  function add(text: string) {
    const found = text.split(/[,\n]/).map((part) => part.trim());
    const fresh = [...new Set(found)].filter((part) => part && !value.includes(part));
    if (fresh.length > 0) onValueChange([...value, ...fresh]);
    setTyped('');
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === 'Enter' && typed.trim()) || event.key === ',') {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '' && value.length > 0) {
      onValueChange(value.slice(0, -1));
    }
  }

  return (
    <div
      className={cn(
        controlLook,
        'flex min-h-8 flex-wrap items-center gap-1 p-[3px] has-[input:focus-visible]:border-accent has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent/30',
        wiring['aria-invalid'] && 'border-fail',
      )}
    >
      {value.map((tag) => (
        <Chip
          key={tag}
          label={tag}
          onRemove={
            disabled ? undefined : () => onValueChange(value.filter((item) => item !== tag))
          }
        />
      ))}
      <input
        ref={ref}
        {...wiring}
        value={typed}
        disabled={disabled}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text');
          if (!/[,\n]/.test(text)) return;
          event.preventDefault();
          add(text);
        }}
        onBlur={() => {
          add(typed);
          onBlur?.();
        }}
        className="h-6 min-w-24 flex-1 bg-transparent px-1.5 outline-none pointer-coarse:h-9"
        {...rest}
      />
    </div>
  );
});
