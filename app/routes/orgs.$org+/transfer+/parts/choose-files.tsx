import { FileUp } from 'lucide-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { cn } from '#app/ui/cn.ts';
import { Field } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

interface ChooseFilesProps {
  isBusy: boolean;
  onChoose: (files: readonly File[]) => void;
  onPaste: (text: string) => void;
}

/** Files by choosing, by dropping, or as pasted text. */
export function ChooseFiles({ isBusy, onChoose, onPaste }: ChooseFilesProps) {
  const [isOver, setOver] = useState(false);
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onChoose(files);
  }
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Card title="Files">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          className={cn(
            'flex min-h-56 flex-col items-center justify-center gap-3 rounded-lg border border-control border-dashed p-6 text-center',
            isOver && 'border-accent bg-accent-soft',
          )}
        >
          <FileUp aria-hidden="true" className="size-6 text-muted" />
          <input
            ref={input}
            type="file"
            multiple
            tabIndex={-1}
            aria-label="Files to import"
            className="sr-only"
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              if (files.length > 0) onChoose(files);
            }}
          />
          <Button
            variant="primary"
            pending={isBusy}
            aria-describedby={hint}
            onClick={() => input.current?.click()}
          >
            Choose files
          </Button>
          <p id={hint} className="max-w-80 text-muted text-sm">
            Or drop them here. YAML files and zips of Assay, promptfoo configurations with their
            files, Botium conversations, CSV tables of questions.
          </p>
        </div>
      </Card>
      <Card title="Text">
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') onPaste(text);
          }}
        >
          <Field label="Pasted text" hint="The same forms, one file at a time.">
            <TextArea mono minLines={8} maxLines={16} value={text} onValueChange={setText} />
          </Field>
          <div>
            <Button type="submit" pending={isBusy} disabled={text.trim() === ''}>
              Look at it
            </Button>
          </div>
        </form>
      </Card>
    </div>
  );
}
