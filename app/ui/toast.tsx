import { CircleCheck, CircleX, Info, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { IconButton } from './icon-button.tsx';

export interface ToastMessage {
  title: string;
  description?: string;
  tone?: 'info' | 'success' | 'danger';
  /** A way back, for instance `{ label: 'Undo', onSelect }`. */
  action?: { label: string; onSelect: () => void };
  /** How long it stays; 5 s, or 10 s with an action. It waits while hovered or focused. */
  durationMs?: number;
}

type Shown = ToastMessage & { id: number };

const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

const icons = {
  info: <Info aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />,
  success: <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-pass" />,
  danger: <CircleX aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-fail" />,
};

/** Stands once around the app and shows what `useToast` is given, three at most. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([]);
  const nextId = useRef(0);
  const show = useCallback((message: ToastMessage) => {
    nextId.current += 1;
    const id = nextId.current;
    setShown((before) => [...before.slice(-2), { ...message, id }]);
  }, []);
  const close = (id: number) => setShown((before) => before.filter((toast) => toast.id !== id));
  return (
    <ToastContext.Provider value={show}>
      <Radix.Provider label="Notice" swipeDirection="right">
        {children}
        {shown.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onClose={() => close(toast.id)} />
        ))}
        <Radix.Viewport
          label="Notices ({hotkey})"
          className="fixed right-0 bottom-0 z-60 flex w-full max-w-96 flex-col gap-2 p-3 outline-none sm:p-4"
        />
      </Radix.Provider>
    </ToastContext.Provider>
  );
}

function ToastCard({ toast, onClose }: { toast: Shown; onClose: () => void }) {
  return (
    <Radix.Root
      type={toast.tone === 'danger' ? 'foreground' : 'background'}
      duration={toast.durationMs ?? (toast.action ? 10_000 : 5_000)}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="focus-ring flex animate-rise items-start gap-2.5 rounded-lg border border-line-strong bg-raised py-2.5 pr-2 pl-3 text-sm shadow-lg"
    >
      {icons[toast.tone ?? 'info']}
      <div className="min-w-0 flex-1">
        <Radix.Title className="font-medium">{toast.title}</Radix.Title>
        {toast.description && (
          <Radix.Description className="text-muted">{toast.description}</Radix.Description>
        )}
      </div>
      {toast.action && (
        <Radix.Action
          altText={toast.action.label}
          onClick={toast.action.onSelect}
          className="focus-ring shrink-0 rounded-sm px-1.5 font-medium text-accent hover:bg-hover pointer-coarse:min-h-11"
        >
          {toast.action.label}
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <IconButton label="Dismiss" icon={<X />} size="sm" className="-my-1 size-6" />
      </Radix.Close>
    </Radix.Root>
  );
}

/** Gives the function that shows a toast. Only for what needs no answer; errors stand in place. */
export function useToast(): (message: ToastMessage) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error('useToast needs a ToastProvider above it');
  return show;
}
