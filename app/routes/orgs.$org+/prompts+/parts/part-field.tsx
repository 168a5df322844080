import { type ReactNode, useMemo, useRef } from 'react';
import { CodeEditor, type CodeEditorHandle } from '#app/ui/code-editor.tsx';
import { Field } from '#app/ui/field.tsx';
import { Kbd } from '#app/ui/kbd.tsx';
import type { EditorWorld } from './editor-world.ts';
import { InsertVariable } from './insert-variable.tsx';
import type { DraftPart } from './prompt-draft.ts';
import { loadPromptLanguage } from './template/load-prompt-language.ts';

export interface PartFieldProps {
  part: DraftPart;
  index: number;
  label: string;
  hideLabel?: boolean;
  problem: string | undefined;
  world: EditorWorld;
  onChange: (text: string) => void;
  /** What else stands in the line above it, given the button that inserts a variable. */
  above?: (insert: ReactNode) => ReactNode;
  minLines: number;
}

/** The text of one part in the editor. */
export function PartField({
  part,
  index,
  label,
  problem,
  world,
  onChange,
  ...look
}: PartFieldProps) {
  const { variables, preview, onCreate, readOnly } = world;
  const editor = useRef<CodeEditorHandle>(null);
  const data = preview.data;
  const found = data && 'problem' in data && data.problem.part === index ? data.problem : null;
  const missing = data && 'missing' in data ? data.missing : none;
  const context = useMemo(
    () => ({
      variables: preview.values,
      isComplete: variables.isComplete,
      missing,
      problem: found,
      onCreate,
    }),
    [preview.values, variables.isComplete, missing, found, onCreate],
  );
  const insert = !readOnly && (
    <InsertVariable variables={variables.items} onInsert={(text) => editor.current?.insert(text)} />
  );
  return (
    <>
      {look.above?.(insert)}
      <Field
        label={label}
        hideLabel={look.hideLabel}
        error={problem}
        aside={look.above ? undefined : insert}
        hint={
          readOnly || index > 0 ? undefined : (
            <>
              <code className="font-mono">{'{{name}}'}</code> is where the value of a variable goes.{' '}
              <span className="pointer-coarse:hidden">
                <Kbd keys={['Ctrl', 'Space']} /> completes, <Kbd keys={['Mod', '.']} /> goes to the
                next problem, <Kbd keys={['Tab']} /> leaves the text.
              </span>
            </>
          )
        }
      >
        <CodeEditor
          name={`part-${index + 1}`}
          value={part.text}
          onValueChange={onChange}
          readOnly={readOnly}
          minLines={look.minLines}
          language={loadPromptLanguage}
          context={context}
          editor={editor}
        />
      </Field>
    </>
  );
}

const none: readonly string[] = [];
