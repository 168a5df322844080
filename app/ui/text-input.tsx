import { forwardRef, type InputHTMLAttributes, type ReactNode } from 'react';
import { cn } from './cn.ts';
import { controlLine, controlLook } from './control-look.ts';
import { useControlWiring } from './field.tsx';

export type TextInputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'prefix'> & {
  onValueChange?: (value: string) => void;
  /** Sets the text in the mono face, for ids, URLs and patterns. */
  mono?: boolean;
  /** Shown inside the box, before and after what is typed. Decorative. */
  prefix?: ReactNode;
  suffix?: ReactNode;
};

/** A single-line text box. Takes `onChange` like an input, or `onValueChange` with the text. */
export const TextInput = forwardRef<HTMLInputElement, TextInputProps>(function TextInput(
  { onValueChange, onChange, mono, prefix, suffix, className, type = 'text', ...rest },
  ref,
) {
  const wiring = useControlWiring();
  const input = (
    <input
      ref={ref}
      type={type}
      {...wiring}
      onChange={(event) => {
        onChange?.(event);
        onValueChange?.(event.target.value);
      }}
      className={cn(
        controlLook,
        controlLine,
        mono && 'font-mono',
        prefix && 'pl-8',
        suffix && 'pr-10',
        className,
      )}
      {...rest}
    />
  );
  if (!prefix && !suffix) return input;
  return (
    <span className="relative flex w-full items-center">
      {prefix && (
        <span className="pointer-events-none absolute left-2.5 flex text-muted text-sm [&_svg]:size-4">
          {prefix}
        </span>
      )}
      {input}
      {suffix && (
        <span className="pointer-events-none absolute right-2.5 flex text-muted text-sm">
          {suffix}
        </span>
      )}
    </span>
  );
});
