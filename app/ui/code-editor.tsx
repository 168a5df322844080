import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { cn } from './cn.ts';
import type { CodeEditorView, CodeLanguage } from './code-editor-view.ts';
import { useControlWiring, useFieldLabelId } from './field.tsx';
import { pageNonce } from './page-nonce.ts';

export interface CodeEditorHandle {
  focus: () => void;
  /** Puts a text where the caret stands, in place of what is selected, and focuses. */
  insert: (text: string) => void;
}

export interface CodeEditorProps<Context> {
  value: string;
  onValueChange?: (value: string) => void;
  name?: string;
  /** Needed outside of a Field. */
  'aria-label'?: string;
  readOnly?: boolean;
  placeholder?: string;
  /** Lines shown when empty (8) and the most it grows to (40). */
  minLines?: number;
  maxLines?: number;
  /** Colours, completion and checks, fetched with the editor; the same function every time. */
  language?: () => Promise<CodeLanguage<Context>>;
  /** What the language has to know; keep the same object while nothing changes. */
  context?: Context;
  editor?: Ref<CodeEditorHandle>;
  className?: string;
}

const height = (lines: number) => `calc(${lines} * 1lh + 0.75rem)`;

/**
 * A box for code: a plain text box at first, which scripts make an editor. Tab leaves it; Ctrl+Space
 * completes. Its code is fetched when one is shown.
 */
export function CodeEditor<Context>(props: CodeEditorProps<Context>) {
  const { value, onValueChange, readOnly = false, placeholder, language, context } = props;
  const host = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const view = useRef<CodeEditorView<Context> | null>(null);
  const takesFocus = useRef(false);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const [isReady, setReady] = useState(false);
  const wiring = useControlWiring();
  const labelId = useFieldLabelId();
  const ariaLabel = props['aria-label'];
  const named = ariaLabel ? { 'aria-label': ariaLabel } : { 'aria-labelledby': labelId };
  const attributes = JSON.stringify({ ...wiring, ...named }, (_, one) =>
    typeof one === 'boolean' ? String(one) : one,
  );

  useEffect(() => {
    let isGone = false;
    async function open() {
      const [{ openCodeEditor }, loaded] = await Promise.all([
        import('./code-editor-view.ts'),
        language?.() ?? null,
      ]);
      if (isGone || !host.current) return;
      const box = plain.current;
      const hadFocus = box !== null && document.activeElement === box;
      view.current = openCodeEditor<Context>({
        parent: host.current,
        value: latest.current.value,
        selection: box ? [box.selectionStart, box.selectionEnd] : [0, 0],
        placeholder: latest.current.placeholder ?? '',
        nonce: pageNonce(),
        language: loaded,
        onChange: (text) => latest.current.onValueChange?.(text),
      });
      takesFocus.current = hadFocus;
      setReady(true);
    }
    void open();
    return () => {
      isGone = true;
      view.current?.close();
      view.current = null;
    };
  }, [language]);

  // Where it is not shown yet it can’t be focused.
  useEffect(() => {
    if (isReady && takesFocus.current) view.current?.focus();
  }, [isReady]);
  // All of these wait for the editor, and meet it as it is by then.
  useEffect(() => {
    if (isReady) view.current?.setText(value);
  }, [isReady, value]);
  useEffect(() => {
    if (isReady) view.current?.setAttributes(JSON.parse(attributes), readOnly);
  }, [isReady, attributes, readOnly]);
  useEffect(() => {
    if (isReady && context !== undefined) view.current?.setContext(context);
  }, [isReady, context]);
  // A label's `for` finds text boxes only.
  useEffect(() => {
    const label = labelId ? document.getElementById(labelId) : null;
    const focus = () => view.current?.focus();
    label?.addEventListener('click', focus);
    return () => label?.removeEventListener('click', focus);
  }, [labelId]);
  useImperativeHandle(props.editor, () => ({
    focus: () => (view.current ?? plain.current)?.focus(),
    insert: (text) => {
      if (view.current) view.current.insert(text);
      else onValueChange?.(value + text);
    },
  }));

  return (
    <div
      data-invalid={wiring['aria-invalid']}
      data-readonly={readOnly || undefined}
      className={cn(
        'grid min-w-0 grid-cols-[minmax(0,1fr)] rounded-md border border-control bg-surface font-mono text-ink text-sm shadow-xs transition-colors focus-within:border-accent focus-within:outline-2 focus-within:outline-accent/30 hover:border-muted focus-within:hover:border-accent data-invalid:border-fail data-readonly:bg-sunken data-invalid:focus-within:outline-fail/30 pointer-coarse:text-lg',
        props.className,
      )}
      style={
        {
          '--editor-min': height(props.minLines ?? 8),
          '--editor-max': height(props.maxLines ?? 40),
        } as React.CSSProperties
      }
    >
      <div ref={host} className={cn('contents', !isReady && 'hidden')} />
      {!isReady && (
        <textarea
          ref={plain}
          dir="auto"
          name={props.name}
          value={value}
          {...wiring}
          aria-label={ariaLabel}
          readOnly={readOnly}
          placeholder={placeholder}
          spellCheck={false}
          onChange={(event) => onValueChange?.(event.target.value)}
          className="scroll-thin field-sizing-content max-h-(--editor-max) min-h-(--editor-min) resize-none bg-transparent px-2.5 py-1.5 outline-none"
        />
      )}
    </div>
  );
}
