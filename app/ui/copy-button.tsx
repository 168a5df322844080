import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';

export interface CopyButtonProps {
  text: string;
  /** What is copied, for instance "Copy link". */
  label?: string;
  /** Shows the label beside the icon. */
  withText?: boolean;
  size?: 'sm' | 'md';
  variant?: 'ghost' | 'secondary' | 'primary';
}

/** Puts a text on the clipboard and says so. */
export function CopyButton(props: CopyButtonProps) {
  const { text, label = 'Copy', withText = false, size = 'sm', variant = 'ghost' } = props;
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () =>
    writeClipboard(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  const said = { idle: label, copied: 'Copied', failed: 'Copy failed' }[state];
  const icon = state === 'copied' ? <Check className="text-pass" /> : <Copy />;
  return (
    <>
      {withText ? (
        <Button size={size} variant={variant} onClick={copy}>
          {icon}
          {said}
        </Button>
      ) : (
        <IconButton size={size} variant={variant} label={said} icon={icon} onClick={copy} />
      )}
      <span aria-live="polite" className="sr-only">
        {state === 'idle' ? '' : said}
      </span>
    </>
  );
}

/** `navigator.clipboard` is absent on plain http addresses other than localhost. */
async function writeClipboard(text: string): Promise<void> {
  if (!navigator.clipboard) throw new Error('No clipboard here');
  await navigator.clipboard.writeText(text);
}
