import { Braces } from 'lucide-react';
import { useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { Button } from '#app/ui/button.tsx';
import { FormField } from '#app/ui/form.tsx';
import { OptionList } from '#app/ui/option-list.tsx';
import { Popover } from '#app/ui/popover.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import type { KnownVariable, PromptForm } from './prompt-form.ts';

export interface ContentFieldProps {
  form: UseFormReturn<z.input<typeof PromptForm>, unknown, PromptForm>;
  variables: readonly KnownVariable[];
  readOnly: boolean;
}

/** The prompt's text, with a list of variables to put in where the caret stands. */
export function ContentField({ form, variables, readOnly }: ContentFieldProps) {
  const box = useRef<HTMLTextAreaElement | null>(null);
  const [isOpen, setOpen] = useState(false);

  function insert(key: string) {
    const area = box.current;
    const text = form.getValues('content');
    const start = area?.selectionStart ?? text.length;
    const end = area?.selectionEnd ?? text.length;
    const put = `{{${key}}}`;
    const next = text.slice(0, start) + put + text.slice(end);
    form.setValue('content', next, { shouldDirty: true });
    setOpen(false);
    // The popover gives the focus back to its button first.
    setTimeout(() => {
      area?.focus();
      area?.setSelectionRange(start + put.length, start + put.length);
    }, 30);
  }

  return (
    <div className="relative">
      <FormField
        form={form}
        name="content"
        label="Text"
        hint={
          readOnly ? undefined : (
            <>
              Write <code className="font-mono">{'{{name}}'}</code> where the value of a variable
              goes.
            </>
          )
        }
      >
        {(field) => (
          <TextArea
            {...field}
            ref={(element) => {
              field.ref(element);
              box.current = element;
            }}
            mono
            readOnly={readOnly}
            spellCheck={false}
            minLines={18}
            maxLines={40}
          />
        )}
      </FormField>
      {!readOnly && (
        <div className="-top-1.5 absolute right-0">
          <Popover
            label="Insert a variable"
            align="end"
            open={isOpen}
            onOpenChange={setOpen}
            className="p-0"
            trigger={
              <Button size="sm" variant="ghost">
                <Braces />
                Insert variable
              </Button>
            }
          >
            <OptionList
              label="Variables"
              searchPlaceholder="Search variables"
              emptyText={
                variables.length === 0 ? 'There are no variables yet.' : 'No variable matches.'
              }
              selected={[]}
              onPick={insert}
              options={variables.map(({ key, value }) => ({
                value: key,
                label: key,
                hint: value.slice(0, 120) || 'empty',
              }))}
            />
          </Popover>
        </div>
      )}
    </div>
  );
}
