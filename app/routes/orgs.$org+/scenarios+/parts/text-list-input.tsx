import { CornerDownLeft } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Chip } from '#app/ui/chip.tsx';
import { cn } from '#app/ui/cn.ts';
import { controlLook } from '#app/ui/control-look.ts';
import { useControlWiring } from '#app/ui/field.tsx';

export interface TextListInputProps {
  value: readonly string[];
  onValueChange: (value: string[]) => void;
  placeholder?: string;
}

/**
 * A list of sentences or words to look for. Enter or leaving the box adds; commas stay in the text;
 * pasted lines become one each; Backspace in an empty box takes the last one back for editing.
 */
export function TextListInput({ value, onValueChange, placeholder }: TextListInputProps) {
  const [typed, setTyped] = useState('');
  const wiring = useControlWiring();

  function add(text: string) {
    const fresh = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line, index, all) => line && !value.includes(line) && all.indexOf(line) === index);
    if (fresh.length > 0) onValueChange([...value, ...fresh]);
    setTyped('');
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && typed.trim() && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '' && value.length > 0) {
      event.preventDefault();
      setTyped(value.at(-1) ?? '');
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
      {value.map((text) => (
        <Chip
          key={text}
          label={text}
          onRemove={() => onValueChange(value.filter((one) => one !== text))}
        />
      ))}
      <span className="relative flex min-w-32 flex-1 items-center">
        <input
          {...wiring}
          value={typed}
          dir="auto"
          data-own-undo={typed === '' ? undefined : ''}
          autoComplete="off"
          placeholder={value.length === 0 ? placeholder : 'Another text'}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const text = event.clipboardData.getData('text');
            if (!text.includes('\n')) return;
            event.preventDefault();
            add(text);
          }}
          onBlur={() => add(typed)}
          className="h-6 w-full min-w-0 bg-transparent px-1.5 pr-6 outline-none pointer-coarse:h-9"
        />
        {typed && (
          <CornerDownLeft aria-hidden="true" className="absolute right-1.5 size-3.5 text-muted" />
        )}
      </span>
    </div>
  );
}
