import { forwardRef, type ReactNode, type TextareaHTMLAttributes } from 'react';
import { cn } from '#app/ui/cn.ts';

export type LayeredTextProps = Omit<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  'value' | 'onChange'
> & {
  value: string;
  onValueChange: (text: string) => void;
  /** The same text with marks that take up no room; only their backgrounds and underlines show. */
  marked: ReactNode;
};

/** Both layers must break lines at the same places. */
const layer =
  'col-start-1 row-start-1 min-w-0 whitespace-pre-wrap px-3.5 py-2.5 text-base leading-relaxed [overflow-wrap:anywhere] pointer-coarse:text-lg';

/** A text one types into, as tall as it is, with marks behind it. */
export const LayeredText = forwardRef<HTMLTextAreaElement, LayeredTextProps>(function LayeredText(
  { value, onValueChange, marked, className, ...rest },
  ref,
) {
  return (
    <span className={cn('grid max-w-full', className)}>
      <span aria-hidden="true" dir="auto" className={cn(layer, 'text-transparent')}>
        {marked}
        {/* A last line that is empty has no height of its own, and neither has an empty box. */}
        {value === '' ? rest.placeholder : '\u200b'}
      </span>
      <textarea
        ref={ref}
        dir="auto"
        rows={1}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        className={cn(
          layer,
          'relative size-full resize-none overflow-hidden bg-transparent outline-none',
        )}
        {...rest}
      />
    </span>
  );
});
