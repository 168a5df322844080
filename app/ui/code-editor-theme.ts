import { EditorView } from '@codemirror/view';

const popup = {
  border: '1px solid var(--line-strong)',
  borderRadius: 'var(--radius-lg)',
  backgroundColor: 'var(--raised)',
  color: 'var(--ink)',
  boxShadow: 'var(--shadow-lg)',
  overflow: 'hidden',
};

/** The editor in the colours of the page, which switch by themselves. */
export const codeEditorTheme = EditorView.theme({
  '&': { minHeight: 'var(--editor-min)', maxHeight: 'var(--editor-max)', minWidth: '0' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'inherit',
    lineHeight: 'inherit',
    overflow: 'auto',
    scrollbarWidth: 'thin',
    minHeight: 'inherit',
  },
  '.cm-content': { padding: '0.375rem 0', caretColor: 'var(--ink)', minHeight: 'inherit' },
  '.cm-line': { padding: '0 0.625rem', unicodeBidi: 'plaintext', overflowWrap: 'anywhere' },
  '.cm-placeholder': { color: 'var(--faint)' },
  '.cm-specialChar': { color: 'var(--fail-text)' },

  '.cm-tooltip': popup,
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-sans)',
    fontSize: '0.8125rem',
    maxHeight: '16rem',
    maxWidth: 'min(24rem, 92vw)',
    padding: '4px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'baseline',
    gap: '0.75rem',
    borderRadius: 'var(--radius-sm)',
    padding: '4px 8px',
    lineHeight: '1.25rem',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--selected)',
    color: 'var(--ink)',
  },
  '.cm-completionLabel': { fontFamily: 'var(--font-mono)', fontSize: '0.75rem' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-completionDetail': {
    marginLeft: 'auto',
    fontStyle: 'normal',
    color: 'var(--muted)',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  '.cm-tooltip.cm-completionInfo': {
    padding: '6px 10px',
    fontSize: '0.75rem',
    maxWidth: '20rem',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },

  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '1px' },
  '.cm-lintRange-error': { backgroundImage: 'none', borderBottom: '2px dotted var(--fail)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', borderBottom: '2px dotted var(--error)' },
  '.cm-lintRange-active': { backgroundColor: 'var(--error-soft)' },
  '.cm-tooltip-lint': { padding: '4px' },
  '.cm-diagnostic': {
    padding: '6px 8px',
    border: 'none',
    fontFamily: 'var(--font-sans)',
    fontSize: '0.8125rem',
    lineHeight: '1.25rem',
  },
  '.cm-diagnostic-error, .cm-diagnostic-warning': { borderLeft: 'none' },
  '.cm-diagnosticAction': {
    marginLeft: '8px',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-md)',
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    padding: '2px 8px',
    fontSize: '0.75rem',
    fontWeight: '500',
  },
  '.cm-panels': {
    borderTop: '1px solid var(--line)',
    backgroundColor: 'var(--canvas)',
    color: 'var(--ink)',
  },
});
