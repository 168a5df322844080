import { closeCompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, placeholder } from '@codemirror/view';
import { codeEditorTheme } from './code-editor-theme.ts';

/** Colours, completion and checks for one kind of text. */
export type CodeLanguage<Context> = {
  extension: Extension;
  /** What `extension` reads of a context; replaced whenever that changes. */
  contextOf: (context: Context) => Extension;
};

export type CodeEditorOptions<Context> = {
  parent: HTMLElement;
  value: string;
  /** Where the caret stands, in UTF-16 offsets. */
  selection: readonly [number, number];
  placeholder: string;
  /** What its styles must carry to be allowed. */
  nonce: string | undefined;
  language: CodeLanguage<Context> | null;
  /** Called with what people type, not with what `setText` sets. */
  onChange: (text: string) => void;
};

export type CodeEditorView<Context> = {
  focus: () => void;
  insert: (text: string) => void;
  setText: (text: string) => void;
  setAttributes: (attributes: Record<string, string>, readOnly: boolean) => void;
  setContext: (context: Context) => void;
  close: () => void;
};

/** These move or leave what stands around an editor instead. */
const leftToThePage = new Set(['Alt-ArrowUp', 'Alt-ArrowDown', 'Mod-Enter']);
const fromOutside = Annotation.define<boolean>();

/** Opens an editor in `parent`. */
export function openCodeEditor<Context>(o: CodeEditorOptions<Context>): CodeEditorView<Context> {
  const attributes = new Compartment();
  const context = new Compartment();
  const doc = withOneLineEnd(o.value);
  const within = (offset: number) => Math.min(offset, doc.length);
  const view = new EditorView({
    parent: o.parent,
    state: EditorState.create({
      doc,
      selection: { anchor: within(o.selection[0]), head: within(o.selection[1]) },
      extensions: [
        attributes.of([]),
        context.of([]),
        o.language?.extension ?? [],
        o.nonce === undefined ? [] : EditorView.cspNonce.of(o.nonce),
        codeEditorTheme,
        history(),
        highlightSpecialChars(),
        placeholder(o.placeholder),
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        keymap.of([
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap.filter(({ key = '' }) => !leftToThePage.has(key)),
        ]),
        EditorView.domEventHandlers({ blur: (_, left) => void closeCompletion(left) }),
        EditorView.updateListener.of((update) => {
          const isTyped = update.transactions.some((one) => !one.annotation(fromOutside));
          if (update.docChanged && isTyped) o.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    focus: () => view.focus(),
    insert(text) {
      view.dispatch(view.state.replaceSelection(text), { userEvent: 'input.paste' });
      view.focus();
    },
    setText(text) {
      const next = withOneLineEnd(text);
      const was = view.state.doc.toString();
      if (next === was) return;
      view.dispatch({
        changes: { from: 0, to: was.length, insert: next },
        annotations: fromOutside.of(true),
      });
    },
    setAttributes(named, readOnly) {
      const all: Record<string, string> = { ...plainText, ...named };
      if (readOnly) Object.assign(all, { 'aria-readonly': 'true', tabindex: '0' });
      view.dispatch({
        effects: attributes.reconfigure([
          EditorView.contentAttributes.of(all),
          EditorView.editable.of(!readOnly),
          EditorState.readOnly.of(readOnly),
        ]),
      });
    },
    setContext(next) {
      if (!o.language) return;
      view.dispatch({ effects: context.reconfigure(o.language.contextOf(next)) });
    },
    close: () => view.destroy(),
  };
}

const plainText = { spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off' };

/** As text boxes of browsers do. */
function withOneLineEnd(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
