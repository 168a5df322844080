import { forwardRef, type TextareaHTMLAttributes } from 'react';
import { cn } from './cn.ts';
import { controlLook } from './control-look.ts';
import { useControlWiring } from './field.tsx';

export type TextAreaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  onValueChange?: (value: string) => void;
  mono?: boolean;
  /** Lines shown when empty (3) and the most it grows to (16). */
  minLines?: number;
  maxLines?: number;
};

const height = (lines: number) => `calc(${lines} * 1.25rem + 0.875rem)`;

/** A text box of several lines that grows with its text; browsers that cannot let one drag it. */
export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(function TextArea(
  { onValueChange, onChange, mono, minLines = 3, maxLines = 16, className, style, ...rest },
  ref,
) {
  const wiring = useControlWiring();
  return (
    <textarea
      ref={ref}
      dir="auto"
      rows={minLines}
      {...wiring}
      onChange={(event) => {
        onChange?.(event);
        onValueChange?.(event.target.value);
      }}
      style={{ minHeight: height(minLines), maxHeight: height(maxLines), ...style }}
      className={cn(
        controlLook,
        'scroll-thin field-sizing-content block resize-y px-2.5 py-1.5',
        mono && 'font-mono',
        className,
      )}
      {...rest}
    />
  );
});
