import { cn } from './cn.ts';
import { CopyButton } from './copy-button.tsx';

export interface CodeTextProps {
  text: string;
  /** Inline, or a block that keeps its lines. */
  block?: boolean;
  /** Adds a button that copies it; says what, for instance "Copy id". */
  copyLabel?: string;
  /** Cut to the space there is (inline only). */
  truncate?: boolean;
  className?: string;
}

/** Text in the mono face: ids, commands, addresses, payloads. */
export function CodeText({ text, block = false, copyLabel, truncate, className }: CodeTextProps) {
  if (!block) {
    return (
      <span className={cn('inline-flex min-w-0 max-w-full items-center gap-1', className)}>
        <code
          title={truncate ? text : undefined}
          className={cn('font-mono text-[0.92em]', truncate ? 'truncate' : 'break-all')}
        >
          {text}
        </code>
        {copyLabel && <CopyButton text={text} label={copyLabel} />}
      </span>
    );
  }
  return (
    <div className={cn('relative rounded-lg border border-line bg-sunken', className)}>
      {/* The text wraps, so nothing here scrolls sideways. */}
      <pre
        dir="auto"
        className={cn(
          'whitespace-pre-wrap px-3 py-2.5 font-mono text-xs leading-5 [overflow-wrap:anywhere]',
          copyLabel && 'pr-10',
        )}
      >
        {text}
      </pre>
      {copyLabel && (
        <span className="absolute top-1 right-1">
          <CopyButton text={text} label={copyLabel} />
        </span>
      )}
    </div>
  );
}
