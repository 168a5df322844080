import { Dialog } from './dialog.tsx';
import { Kbd } from './kbd.tsx';

export interface KeyboardHelpProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  sections: readonly {
    title: string;
    shortcuts: readonly { keys: string[]; label: string }[];
  }[];
}

/** What the keyboard can do here. Open it with `useShortcuts({ '?': … })`. */
export function KeyboardHelp({ open, onOpenChange, sections }: KeyboardHelpProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {sections.map((section) => (
          <section key={section.title}>
            <h3 className="mb-1 font-medium text-muted text-xs">{section.title}</h3>
            <dl>
              {section.shortcuts.map((shortcut) => (
                <div key={shortcut.label} className="flex items-center justify-between gap-4 py-1">
                  <dt>{shortcut.label}</dt>
                  <dd>
                    <Kbd keys={shortcut.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
