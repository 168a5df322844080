import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { cn } from './cn.ts';
import { RememberOpener, useReturnFocus } from './return-focus.tsx';

export interface DialogProps {
  title: ReactNode;
  description?: ReactNode;
  /** Controlled, or leave both out and give a trigger. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** A button that opens it. */
  trigger?: ReactElement;
  size?: 'sm' | 'md' | 'lg';
  /** Buttons, the main one last. */
  footer?: ReactNode;
  children?: ReactNode;
}

const widths = { sm: 'max-w-100', md: 'max-w-130', lg: 'max-w-200' } as const;

/** A question in front of the page. Escape closes it, and focus goes back to what opened it. */
export function Dialog(props: DialogProps) {
  const { openers, onCloseAutoFocus } = useReturnFocus();
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      {props.trigger && <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 grid animate-fade grid-cols-[minmax(0,1fr)] place-items-center overflow-y-auto bg-overlay p-3 sm:p-6">
          <Radix.Content
            onCloseAutoFocus={onCloseAutoFocus}
            {...(props.description ? {} : { 'aria-describedby': undefined })}
            className={cn(
              'relative w-full animate-rise rounded-xl border border-line-strong bg-raised shadow-lg focus:outline-none',
              widths[props.size ?? 'md'],
            )}
          >
            <RememberOpener into={openers} />
            <header className="px-5 pt-4 pr-12">
              <Radix.Title className="font-semibold text-lg">{props.title}</Radix.Title>
              {props.description && (
                <Radix.Description className="mt-1 text-muted text-sm">
                  {props.description}
                </Radix.Description>
              )}
            </header>
            <div className="px-5 pt-4 pb-5 text-sm">{props.children}</div>
            {props.footer && <DialogFooter>{props.footer}</DialogFooter>}
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
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The row of buttons at the foot of a dialog; also for a form inside of its body. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="flex flex-wrap justify-end gap-2 rounded-b-xl border-line border-t bg-canvas px-5 py-3">
      {children}
    </footer>
  );
}

/** Closes the dialog around it; wraps one button. */
export const DialogClose = Radix.Close;
