import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { cn } from './cn.ts';
import { RememberOpener, useReturnFocus } from './return-focus.tsx';

export interface DrawerProps {
  title: ReactNode;
  description?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement;
  side?: 'left' | 'right';
  /** Keeps the title for screen readers only. */
  hideTitle?: boolean;
  footer?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A sheet from the side: details of a row, or the navigation on a phone. */
export function Drawer({ side = 'right', ...props }: DrawerProps) {
  const { openers, onCloseAutoFocus } = useReturnFocus();
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      {props.trigger && <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-fade bg-overlay" />
        <Radix.Content
          onCloseAutoFocus={onCloseAutoFocus}
          {...(props.description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fixed inset-y-0 z-50 flex w-full max-w-md flex-col bg-raised shadow-lg focus:outline-none',
            side === 'right'
              ? 'right-0 animate-slide border-line-strong border-l'
              : 'left-0 animate-fade border-line-strong border-r',
            props.className,
          )}
        >
          <RememberOpener into={openers} />
          <header
            className={cn(
              'px-5 pt-4 pr-12 pb-3',
              props.hideTitle ? 'sr-only' : 'border-line border-b',
            )}
          >
            <Radix.Title className="font-semibold text-lg">{props.title}</Radix.Title>
            {props.description && (
              <Radix.Description className="text-muted text-sm">
                {props.description}
              </Radix.Description>
            )}
          </header>
          <div className="scroll-thin min-h-0 flex-1 overflow-y-auto px-5 py-4 text-sm">
            {props.children}
          </div>
          {props.footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">
              {props.footer}
            </footer>
          )}
          <Radix.Close asChild>
            <Button
              variant="ghost"
              aria-label="Close"
              className="absolute top-3 right-3 w-8 px-0 text-muted pointer-coarse:w-11"
            >
              <X />
            </Button>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
